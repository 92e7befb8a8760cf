UPDATE link SET first_used_at = :at WHERE token_sha256 = :token_sha256 AND first_used_at IS NULL
