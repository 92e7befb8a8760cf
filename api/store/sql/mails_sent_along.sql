SELECT id FROM outbox WHERE queue = :queue AND done_at = :done_at AND id <= :id
