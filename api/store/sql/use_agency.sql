INSERT INTO agency_use (authority, agency) VALUES (:authority, :agency) ON CONFLICT DO NOTHING
