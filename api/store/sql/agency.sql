SELECT id, authority, name, kind, email, topics, acts, area, deputy, absent_from, absent_until, second_person, channel, postal_address, removed_at FROM agency WHERE id = :id
