SELECT id, kind, queue, payload, created_at, not_before, attempts
FROM outbox WHERE done_at IS NULL AND not_before <= :now
  AND NOT EXISTS (SELECT 1 FROM outbox earlier WHERE earlier.done_at IS NULL AND earlier.queue = outbox.queue
                  AND earlier.id < outbox.id AND earlier.not_before > :now)
ORDER BY id LIMIT :limit
