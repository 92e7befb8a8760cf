DELETE FROM note WHERE application = :application
