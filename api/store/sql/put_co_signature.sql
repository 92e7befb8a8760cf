INSERT INTO co_signature (request, account, draft_version, at, remark)
VALUES (:request, :account, :draft_version, :at, :remark)
ON CONFLICT (request, account, draft_version) DO UPDATE SET at = excluded.at, remark = excluded.remark
