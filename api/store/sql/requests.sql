SELECT r.id, r.application, r.round, r.agency, r.act, r.state, r.due_on, a.title, a.file_number, a.authority
FROM statement_request r JOIN application a ON a.id = r.application
