SELECT id, account, at, text FROM note WHERE application = :application ORDER BY at DESC, id
