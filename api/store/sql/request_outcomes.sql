SELECT r.agency, o.opened_on, r.state, s.received_on, coalesce(s.late, 0), r.act
FROM statement_request r JOIN application a ON a.id = r.application
JOIN round o ON o.application = r.application AND o.id = r.round
LEFT JOIN statement s ON s.application = r.application AND s.request = r.id
WHERE a.authority = :authority ORDER BY r.agency, r.id
