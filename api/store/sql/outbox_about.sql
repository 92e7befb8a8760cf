SELECT id, kind, queue, payload, created_at, not_before, attempts, about, why, shipment
FROM outbox WHERE done_at IS NULL AND about = :about AND about <> '' ORDER BY id LIMIT 1
