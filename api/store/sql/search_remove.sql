INSERT INTO search_index (search_index, rowid, everybody, applicant, authority)
VALUES ('delete', :text, :everybody, :applicant, :authority)
