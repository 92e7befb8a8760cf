INSERT INTO calendar_address (account, token_sha256) VALUES (:account, :token_sha256)
ON CONFLICT (account) DO UPDATE SET token_sha256 = excluded.token_sha256
