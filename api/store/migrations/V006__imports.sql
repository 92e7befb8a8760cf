-- What was imported, by whom, and how it went. The geodata itself, which the migrations 4 and 5 put here, is in a file of
-- its own: migrations/geodata.
CREATE TABLE import (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,       -- 'parcels', 'buildings', 'plan', 'layer:NAME'
  file_name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,     -- of the file; '' until it was read once
  asked_by TEXT NOT NULL,   -- account; '' on the command line
  asked_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT,
  state TEXT NOT NULL,      -- 'waiting', 'running', 'done', 'refused', 'cancelled', 'interrupted'
  report TEXT NOT NULL,     -- JSON, when done
  refusal TEXT NOT NULL     -- JSON, when refused
) STRICT;
CREATE INDEX import_by_time ON import (asked_at);
