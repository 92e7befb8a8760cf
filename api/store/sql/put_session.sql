INSERT INTO session (token_sha256, account, csrf, created_at, expires_at)
VALUES (:token_sha256, :account, :csrf, :created_at, :expires_at)
ON CONFLICT (token_sha256) DO UPDATE SET account = excluded.account, csrf = excluded.csrf,
  created_at = excluded.created_at, expires_at = excluded.expires_at
