-- The state tables: folded from the events by api/store/sqlite/state_rows.cpp, read by lists, never edited by anything else.
CREATE TABLE application (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,     -- number of its events
  state TEXT NOT NULL,
  file_number TEXT NOT NULL,
  title TEXT NOT NULL,
  land TEXT NOT NULL,
  procedure TEXT NOT NULL,
  authority TEXT NOT NULL,
  applicant TEXT NOT NULL,
  draft_version INTEGER NOT NULL,
  draft_sha256 TEXT NOT NULL,
  parcels TEXT NOT NULL,        -- keys, separated by one blank
  received_on TEXT,
  complete_on TEXT,
  due_on TEXT,                  -- of the earliest unsettled deadline
  due_rule TEXT NOT NULL,
  sort_due TEXT NOT NULL,       -- due_on, or '9999-12-31'
  sort_received TEXT NOT NULL,  -- received_on, or '9999-12-31'
  open_requests INTEGER NOT NULL,
  all_requests INTEGER NOT NULL,
  turn TEXT NOT NULL,           -- whose turn it is
  started_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  search_text TEXT NOT NULL     -- title, file number, parcels; folded
) STRICT;
CREATE INDEX application_by_authority ON application (authority, sort_due, id);
CREATE INDEX application_by_received ON application (authority, sort_received, id);
CREATE INDEX application_by_title ON application (authority, title, id);
CREATE INDEX application_by_due ON application (sort_due, id);
CREATE INDEX application_by_applicant ON application (applicant);

CREATE TABLE party (
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  person TEXT NOT NULL,
  account TEXT NOT NULL,
  PRIMARY KEY (application, role)
) STRICT;
CREATE INDEX party_by_account ON party (account);

CREATE TABLE deadline (
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,        -- '' or a statement request
  on_silence TEXT NOT NULL,
  due_on TEXT NOT NULL,
  settled_at TEXT,              -- day on which it was met, lapsed or was replaced
  settlement TEXT NOT NULL,     -- 'running', 'met', 'lapsed', 'replaced', 'moot', 'withdrawn'
  PRIMARY KEY (application, id)
) STRICT;
CREATE INDEX deadline_running ON deadline (due_on, application, id) WHERE settled_at IS NULL;

CREATE TABLE document (          -- one row per document
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  filed_by_side TEXT NOT NULL,
  request TEXT NOT NULL,
  PRIMARY KEY (application, id)
) STRICT;
CREATE INDEX document_by_id ON document (id);
CREATE TABLE document_version (  -- all versions are kept
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  document TEXT NOT NULL,
  version INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  filed_at TEXT NOT NULL,
  PRIMARY KEY (application, document, version),
  FOREIGN KEY (application, document) REFERENCES document (application, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE demanded_item (
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  document_type TEXT NOT NULL,
  reason TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  PRIMARY KEY (application, id)
) STRICT;

CREATE TABLE round (
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  PRIMARY KEY (application, id)
) STRICT;
CREATE TABLE statement_request (
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  round TEXT NOT NULL,
  agency TEXT NOT NULL,
  act TEXT NOT NULL,
  state TEXT NOT NULL,
  due_on TEXT NOT NULL,
  on_silence TEXT NOT NULL,
  legal_basis TEXT NOT NULL,
  PRIMARY KEY (application, id),
  FOREIGN KEY (application, round) REFERENCES round (application, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX statement_request_by_id ON statement_request (id);
CREATE INDEX statement_request_by_agency ON statement_request (agency, due_on, id);
CREATE TABLE released_document (
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  request TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (application, request, document),
  FOREIGN KEY (application, request) REFERENCES statement_request (application, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE statement (
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  request TEXT NOT NULL,
  version INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  text TEXT NOT NULL,
  received_on TEXT NOT NULL,
  late INTEGER NOT NULL,
  entered_from TEXT NOT NULL,
  PRIMARY KEY (application, request),
  FOREIGN KEY (application, request) REFERENCES statement_request (application, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE decision (
  application TEXT NOT NULL PRIMARY KEY REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL,          -- 'draft', 'approved', 'served'
  version INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  reasons TEXT NOT NULL,
  fee_cents INTEGER NOT NULL,
  drafted_by TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  returned_because TEXT NOT NULL,
  notice TEXT NOT NULL,
  service TEXT NOT NULL,
  served_on TEXT
) STRICT;
CREATE TABLE condition (
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  owner TEXT NOT NULL,          -- 'decision', or the statement request it was proposed in
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL,
  text TEXT NOT NULL,
  legal_basis TEXT NOT NULL,
  reason TEXT NOT NULL,
  source TEXT NOT NULL,
  source_condition TEXT NOT NULL,
  position INTEGER NOT NULL,    -- 1, 2, ... in the text
  PRIMARY KEY (application, owner, position)
) STRICT;
