DELETE FROM building WHERE id = :id
