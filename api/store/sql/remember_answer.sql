INSERT INTO idempotency (key, account, operation, request_sha256, status, body, at)
VALUES (:key, :account, :operation, :request_sha256, :status, :body, :at)
