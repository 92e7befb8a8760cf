-- An agency's own work beside the cases: drafts of statements, co-signatures, text blocks; whether two people answer.
-- Nothing of law follows from them and they name persons: so they are no events, and can be erased (decision 11).
ALTER TABLE agency ADD COLUMN second_person INTEGER NOT NULL DEFAULT 0;  -- a second person releases what one has written

CREATE TABLE statement_draft (
  request TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  content TEXT NOT NULL,      -- JSON, as it would be submitted
  written_by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE co_signature (
  request TEXT NOT NULL REFERENCES statement_draft (request) ON DELETE CASCADE,
  account TEXT NOT NULL,
  draft_version INTEGER NOT NULL,
  at TEXT NOT NULL,
  remark TEXT NOT NULL,
  PRIMARY KEY (request, account, draft_version)
) STRICT, WITHOUT ROWID;

CREATE TABLE agency_text_block (
  id TEXT PRIMARY KEY,
  agency TEXT NOT NULL REFERENCES agency (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL,
  text TEXT NOT NULL,
  legal_basis TEXT NOT NULL
) STRICT;
CREATE INDEX agency_text_block_by_agency ON agency_text_block (agency, title);
