DELETE FROM outbox WHERE done_at IS NULL AND queue = 'webhook ' || :id
