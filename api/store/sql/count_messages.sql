SELECT count(*) FROM message_words WHERE application = :application
