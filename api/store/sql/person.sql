SELECT id, name, street, postal_code, city, email, phone, erased_at FROM person WHERE id = :id
