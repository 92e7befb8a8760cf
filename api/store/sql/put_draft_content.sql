INSERT OR IGNORE INTO draft_content (sha256, body) VALUES (:sha256, :body)
