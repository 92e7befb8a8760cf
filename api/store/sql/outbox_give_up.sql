UPDATE outbox SET given_up_at = :at, attempts = attempts + 1, why = :why WHERE id = :id
