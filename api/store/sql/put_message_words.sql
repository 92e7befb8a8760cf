INSERT INTO message_words (id, application, salt, text) VALUES (:id, :application, :salt, :text)
