INSERT INTO link (token_sha256, request, email, created_at, expires_at, first_used_at, revoked_at)
VALUES (:token_sha256, :request, :email, :created_at, :expires_at, :first_used_at, :revoked_at)
ON CONFLICT (token_sha256) DO UPDATE SET request = excluded.request, email = excluded.email,
  created_at = excluded.created_at, expires_at = excluded.expires_at,
  first_used_at = excluded.first_used_at, revoked_at = excluded.revoked_at
