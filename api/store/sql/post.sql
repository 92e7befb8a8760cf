INSERT INTO outbox (kind, queue, payload, created_at, not_before, about)
VALUES (:kind, :queue, :payload, :at, :not_before, :about)
