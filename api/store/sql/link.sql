SELECT token_sha256, request, email, created_at, expires_at, first_used_at, revoked_at
FROM link WHERE token_sha256 = :token_sha256
