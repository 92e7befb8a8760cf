-- The office's own books: who works on which case, what was noted, who is away and who stands in, what is searched for again.
-- Nothing of law follows from them, and they name persons: so they are no events, and can be erased (decision 11).
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY,
  application TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  assigned_by TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT                  -- NULL: still
) STRICT;
CREATE UNIQUE INDEX assignment_now ON assignment (application) WHERE until IS NULL;
CREATE INDEX assignment_by_account ON assignment (account, application) WHERE until IS NULL;
CREATE INDEX assignment_by_application ON assignment (application, id);

CREATE TABLE note (
  id TEXT PRIMARY KEY,
  application TEXT NOT NULL,
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX note_by_application ON note (application, at);

CREATE TABLE absence (
  account TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  deputy TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX absence_by_deputy ON absence (deputy);

CREATE TABLE saved_filter (
  account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  query TEXT NOT NULL,        -- of the inbox page
  PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;
