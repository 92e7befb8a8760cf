INSERT INTO saved_filter (account, name, query) VALUES (:account, :name, :query)
ON CONFLICT (account, name) DO UPDATE SET query = excluded.query
