SELECT token_sha256, account, csrf, created_at, expires_at FROM session WHERE token_sha256 = :token_sha256
