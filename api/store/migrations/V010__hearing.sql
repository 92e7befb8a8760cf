-- Codes by which neighbours open their page (only hashes), and the announcements that everybody may read.
CREATE TABLE neighbour_code (
  code_sha256 TEXT PRIMARY KEY,
  application TEXT NOT NULL,
  neighbour TEXT NOT NULL,
  created_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX neighbour_code_by_neighbour ON neighbour_code (neighbour);

-- A state table, folded from the events as those of V002.
CREATE TABLE announcement (
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  published_on TEXT NOT NULL,
  objections_until TEXT NOT NULL,
  withdrawn_on TEXT,
  PRIMARY KEY (application, id)
) STRICT;
CREATE INDEX announcement_by_id ON announcement (id);
CREATE INDEX announcement_open ON announcement (objections_until, id) WHERE withdrawn_on IS NULL;

-- Calendars that people subscribe to by a secret address, and messages that are posted only once whatever happens.
CREATE TABLE calendar_address (
  account TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  token_sha256 TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE TABLE posted_once (
  key TEXT PRIMARY KEY,
  posted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
