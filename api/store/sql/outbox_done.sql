UPDATE outbox SET done_at = :at, attempts = attempts + 1 WHERE id = :id
