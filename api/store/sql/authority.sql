SELECT id, name, land, street, postal_code, city, email, file_prefix FROM authority WHERE id = :id
