SELECT id, name, land, street, postal_code, city, email, file_prefix FROM authority ORDER BY name, id
