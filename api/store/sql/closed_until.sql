SELECT id FROM application WHERE authority = :authority AND state = :state AND changed_at <= :until ORDER BY changed_at, id LIMIT :limit
