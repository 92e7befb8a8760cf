UPDATE webhook SET taken_at = :at WHERE id = :id
