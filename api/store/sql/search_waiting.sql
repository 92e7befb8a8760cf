SELECT text, gone, everybody, applicant, authority FROM search_waiting ORDER BY id
