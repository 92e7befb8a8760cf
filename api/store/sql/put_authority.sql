INSERT INTO authority (id, name, land, street, postal_code, city, email, file_prefix)
VALUES (:id, :name, :land, :street, :postal_code, :city, :email, :file_prefix)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, land = excluded.land, street = excluded.street,
  postal_code = excluded.postal_code, city = excluded.city, email = excluded.email, file_prefix = excluded.file_prefix
