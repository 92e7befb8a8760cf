SELECT account, draft_version, at, remark FROM co_signature WHERE request = :request ORDER BY at, account
