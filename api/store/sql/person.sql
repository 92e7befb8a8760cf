SELECT id, name, street, postal_code, city, email, phone, qualification, erased_at FROM person WHERE id = :id
