-- Other programs that are told what happens, and messages that are found again: taken back, or given up.
CREATE TABLE webhook (
  id TEXT PRIMARY KEY,
  authority TEXT NOT NULL REFERENCES authority (id),
  url TEXT NOT NULL,
  secret TEXT NOT NULL,
  created_at TEXT NOT NULL,
  taken_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_by_authority ON webhook (authority);

ALTER TABLE outbox ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN why TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN given_up_at TEXT;
CREATE INDEX outbox_about ON outbox (about) WHERE done_at IS NULL AND about <> '';
