SELECT request_sha256, status, body, at FROM idempotency
WHERE key = :key AND account = :account AND operation = :operation
