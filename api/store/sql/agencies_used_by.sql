SELECT agency FROM agency_use WHERE authority = :authority ORDER BY agency
