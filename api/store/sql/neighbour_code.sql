SELECT application, neighbour, created_at, revoked_at FROM neighbour_code WHERE code_sha256 = :code_sha256
