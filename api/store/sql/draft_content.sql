SELECT body FROM draft_content WHERE sha256 = :sha256
