UPDATE outbox SET not_before = :not_before, attempts = attempts + 1, why = :why WHERE id = :id
