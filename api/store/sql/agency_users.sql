SELECT authority FROM agency_use WHERE agency = :agency ORDER BY authority
