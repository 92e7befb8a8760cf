SELECT count(*) FROM note WHERE application = :application
