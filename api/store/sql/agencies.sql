SELECT id, authority, name, kind, email FROM agency ORDER BY name, id
