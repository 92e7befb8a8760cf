SELECT application, neighbour, access, created_at, revoked_at FROM personal_code WHERE code_sha256 = :code_sha256
