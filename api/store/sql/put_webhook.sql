INSERT INTO webhook (id, authority, url, secret, created_at) VALUES (:id, :authority, :url, :secret, :at)
