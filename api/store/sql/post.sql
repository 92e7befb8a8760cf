INSERT INTO outbox (kind, payload, created_at, not_before) VALUES (:kind, :payload, :at, :at)
