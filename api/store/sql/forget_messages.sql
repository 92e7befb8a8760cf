DELETE FROM message_words WHERE application = :application
