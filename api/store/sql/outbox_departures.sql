SELECT done_at, refused, why FROM outbox WHERE about = :about AND about <> '' AND done_at IS NOT NULL ORDER BY id
