INSERT INTO agency (id, authority, name, kind, email, topics, acts, area, deputy, absent_from, absent_until, second_person)
VALUES (:id, :authority, :name, :kind, :email, :topics, :acts, :area, :deputy, :absent_from, :absent_until, :second_person)
ON CONFLICT (id) DO UPDATE SET authority = excluded.authority, name = excluded.name, kind = excluded.kind,
  email = excluded.email, topics = excluded.topics, acts = excluded.acts, area = excluded.area,
  deputy = excluded.deputy, absent_from = excluded.absent_from, absent_until = excluded.absent_until,
  second_person = excluded.second_person
