SELECT count(*) FROM message m
LEFT JOIN message_mark r ON r.account = :account AND r.application = m.application
WHERE m.application = :application AND m.seq > coalesce(r.until_seq, 0) AND m.side <> :side
  AND (:side = 'authority' OR (:side = 'applicant' AND m.to_applicant)
       OR EXISTS (SELECT 1 FROM message_reader a WHERE a.application = m.application AND a.message = m.id AND a.agency = :agency))
