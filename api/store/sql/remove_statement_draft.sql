DELETE FROM statement_draft WHERE request = :request
