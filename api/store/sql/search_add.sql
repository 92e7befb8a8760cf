INSERT INTO search_index (rowid, everybody, applicant, authority) VALUES (:text, :everybody, :applicant, :authority)
