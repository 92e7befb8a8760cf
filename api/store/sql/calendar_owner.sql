SELECT account FROM calendar_address WHERE token_sha256 = :token_sha256
