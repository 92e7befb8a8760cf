SELECT version, content, written_by, at FROM statement_draft WHERE request = :request
