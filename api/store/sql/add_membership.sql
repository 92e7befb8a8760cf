INSERT OR IGNORE INTO membership (account, role, authority, agency) VALUES (:account, :role, :authority, :agency)
