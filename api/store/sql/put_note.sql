INSERT INTO note (id, application, account, at, text) VALUES (:id, :application, :account, :at, :text)
