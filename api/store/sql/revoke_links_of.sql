UPDATE link SET revoked_at = :at WHERE request = :request AND revoked_at IS NULL
