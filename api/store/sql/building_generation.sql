SELECT generation FROM building WHERE object_id = :key
