SELECT id, kind, queue, payload, created_at, not_before, attempts, about, why, shipment
FROM outbox WHERE done_at IS NULL AND given_up_at IS NULL AND not_before <= :now AND (kind = 'webhook') = :webhooks
  AND NOT EXISTS (SELECT 1 FROM outbox earlier WHERE earlier.done_at IS NULL AND earlier.queue = outbox.queue
                  AND earlier.id < outbox.id AND (earlier.not_before > :now OR earlier.given_up_at IS NOT NULL))
ORDER BY id LIMIT :limit
