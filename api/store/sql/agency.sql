SELECT id, authority, name, kind, email FROM agency WHERE id = :id
