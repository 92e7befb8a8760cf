SELECT salt, text FROM message_words WHERE id = :id
