SELECT count(*) FROM application a
