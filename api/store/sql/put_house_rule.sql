INSERT INTO house_rule (authority, kind, key, valid_from, content, reason, account, at)
VALUES (:authority, :kind, :key, :valid_from, :content, :reason, :account, :at)
