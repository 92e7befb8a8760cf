DELETE FROM idempotency WHERE at < :at
