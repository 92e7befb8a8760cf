-- What has happened: append-only, chained by hash. Everything in V002 can be rebuilt from it.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,      -- 1, 2, 3, ... over all applications, without gaps
  application TEXT NOT NULL,
  type TEXT NOT NULL,
  at TEXT NOT NULL,             -- UTC, 2026-03-02T08:15:00Z
  actor TEXT NOT NULL,          -- account id, or 'system'
  actor_role TEXT NOT NULL,
  actor_agency TEXT NOT NULL,   -- '' unless acting for an agency
  law_version TEXT NOT NULL,
  payload TEXT NOT NULL,        -- JSON, see api/app/event_json.hpp
  prev_hash TEXT NOT NULL,      -- hash of event seq - 1; 64 zeros for the first
  case_prev_hash TEXT NOT NULL, -- hash of the event before of this application; 64 zeros for its first
  hash TEXT NOT NULL UNIQUE     -- see api/app/event_row.hpp
) STRICT;
CREATE INDEX event_by_application ON event (application, seq);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;

-- The last event, so that a cut-off end of the log shows.
CREATE TABLE log_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
INSERT INTO log_head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- What events only point at. Persons can be erased without breaking the chain.
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  street TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  city TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  qualification TEXT NOT NULL,
  erased_at TEXT
) STRICT;
CREATE TABLE draft_content (
  sha256 TEXT PRIMARY KEY,      -- of body
  body TEXT NOT NULL
) STRICT;

-- Side effects due after commit, and answers already given to repeatable requests.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  created_at TEXT NOT NULL,
  not_before TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  done_at TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (not_before, id) WHERE done_at IS NULL;
CREATE TABLE idempotency (
  key TEXT NOT NULL,
  account TEXT NOT NULL,
  operation TEXT NOT NULL,
  request_sha256 TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (key, account, operation)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_by_age ON idempotency (at);
