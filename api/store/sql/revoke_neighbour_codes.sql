UPDATE personal_code SET revoked_at = :at WHERE neighbour = :neighbour AND revoked_at IS NULL
