DELETE FROM agency_use WHERE authority = :authority AND agency = :agency
