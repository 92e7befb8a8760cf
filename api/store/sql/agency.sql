SELECT id, authority, name, kind, email, topics, acts, area, deputy, absent_from, absent_until, second_person FROM agency WHERE id = :id
