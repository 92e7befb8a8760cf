DELETE FROM outbox WHERE done_at IS NULL AND about = :about AND about <> ''
