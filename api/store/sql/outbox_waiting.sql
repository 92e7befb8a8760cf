SELECT id, kind, payload, created_at, not_before, attempts
FROM outbox WHERE done_at IS NULL AND not_before <= :now ORDER BY id LIMIT :limit
