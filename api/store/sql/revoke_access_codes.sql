UPDATE personal_code SET revoked_at = :at WHERE access = :access AND revoked_at IS NULL
