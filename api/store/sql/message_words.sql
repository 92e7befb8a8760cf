SELECT id, salt, text FROM message_words WHERE application = :application
