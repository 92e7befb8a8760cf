SELECT DISTINCT application FROM document_version WHERE sha256 = :sha256
