UPDATE outbox SET given_up_at = NULL, attempts = 0, not_before = :at WHERE done_at IS NULL AND queue = 'webhook ' || :id
