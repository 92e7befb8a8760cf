SELECT name, query FROM saved_filter WHERE account = :account ORDER BY name
