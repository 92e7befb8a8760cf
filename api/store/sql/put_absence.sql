INSERT INTO absence (account, first_day, last_day, deputy) VALUES (:account, :first_day, :last_day, :deputy)
ON CONFLICT (account) DO UPDATE SET first_day = excluded.first_day, last_day = excluded.last_day, deputy = excluded.deputy
