UPDATE outbox SET done_at = :at, refused = 1, attempts = attempts + 1, why = :why WHERE id = :id
