DELETE FROM statement_draft WHERE request IN (SELECT id FROM statement_request WHERE application = :application)
