INSERT INTO posted_once (key, posted_at) VALUES (:key, :at) ON CONFLICT (key) DO NOTHING
