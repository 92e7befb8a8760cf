SELECT sha256, body FROM draft_content ORDER BY sha256
