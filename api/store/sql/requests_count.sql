SELECT count(*) FROM statement_request r
