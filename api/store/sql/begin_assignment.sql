INSERT INTO assignment (application, account, assigned_by, since) VALUES (:application, :account, :by, :at)
