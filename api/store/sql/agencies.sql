SELECT id, authority, name, kind, email, topics, acts, area, deputy, absent_from, absent_until, second_person FROM agency ORDER BY name, id
