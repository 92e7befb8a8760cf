SELECT id FROM building WHERE object_id = :object_id
