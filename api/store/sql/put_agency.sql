INSERT INTO agency (id, authority, name, kind, email) VALUES (:id, :authority, :name, :kind, :email)
ON CONFLICT (id) DO UPDATE SET authority = excluded.authority, name = excluded.name, kind = excluded.kind,
  email = excluded.email
