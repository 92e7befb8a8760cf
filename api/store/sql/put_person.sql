INSERT INTO person (id, name, street, postal_code, city, email, phone, qualification, erased_at)
VALUES (:id, :name, :street, :postal_code, :city, :email, :phone, :qualification, :erased_at)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, street = excluded.street, postal_code = excluded.postal_code,
  city = excluded.city, email = excluded.email, phone = excluded.phone,
  qualification = excluded.qualification, erased_at = excluded.erased_at
