DELETE FROM message_mark WHERE application = :application
