INSERT INTO agency (id, authority, name, kind, email, topics, acts, area, deputy, absent_from, absent_until, second_person, channel, postal_address, removed_at)
VALUES (:id, :authority, :name, :kind, :email, :topics, :acts, :area, :deputy, :absent_from, :absent_until, :second_person, :channel, :postal_address, :removed_at)
ON CONFLICT (id) DO UPDATE SET authority = excluded.authority, name = excluded.name, kind = excluded.kind,
  email = excluded.email, topics = excluded.topics, acts = excluded.acts, area = excluded.area,
  deputy = excluded.deputy, absent_from = excluded.absent_from, absent_until = excluded.absent_until,
  second_person = excluded.second_person, channel = excluded.channel, postal_address = excluded.postal_address,
  removed_at = excluded.removed_at
