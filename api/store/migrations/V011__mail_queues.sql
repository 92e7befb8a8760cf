-- Messages to one person leave in order: one that has to wait holds those behind it, and nobody else's.
ALTER TABLE outbox ADD COLUMN queue TEXT NOT NULL DEFAULT '';
CREATE INDEX outbox_queue ON outbox (queue, id) WHERE done_at IS NULL;
