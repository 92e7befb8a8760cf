SELECT id, kind, queue, payload, created_at, not_before, attempts, about, why, shipment
FROM outbox WHERE done_at IS NULL AND shipment = :shipment AND shipment <> 0 ORDER BY id
