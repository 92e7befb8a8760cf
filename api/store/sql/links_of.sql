SELECT token_sha256, request, email, created_at, expires_at, first_used_at, revoked_at
FROM link WHERE request = :request ORDER BY created_at, token_sha256
