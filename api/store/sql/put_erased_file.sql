INSERT OR IGNORE INTO erased_file (path) VALUES (:path)
