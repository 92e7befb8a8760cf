-- Who can sign in and for whom they act. Personal data; only hashes of secrets.
CREATE TABLE authority (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  land TEXT NOT NULL,
  street TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  city TEXT NOT NULL,
  email TEXT NOT NULL,
  file_prefix TEXT NOT NULL
) STRICT;
CREATE TABLE agency (
  id TEXT PRIMARY KEY,
  authority TEXT REFERENCES authority (id),  -- NULL: shared by all
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  email TEXT NOT NULL
) STRICT;
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  created_at TEXT NOT NULL,
  disabled_at TEXT,
  failed_attempts INTEGER NOT NULL,
  last_failure_at TEXT
) STRICT;
CREATE TABLE membership (
  account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  authority TEXT NOT NULL,
  agency TEXT NOT NULL,
  PRIMARY KEY (account, role, authority, agency)
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
  token_sha256 TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  csrf TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_end ON session (expires_at);
CREATE TABLE link (
  token_sha256 TEXT PRIMARY KEY,
  request TEXT NOT NULL,
  email TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  first_used_at TEXT,
  revoked_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_request ON link (request);
