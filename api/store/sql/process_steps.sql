SELECT a.received_on, a.complete_on, d.served_on, a.state = 'deemed_granted',
       EXISTS (SELECT 1 FROM deadline l WHERE l.application = a.id AND l.on_silence = 'deemed_complete' AND l.settlement = 'lapsed'),
       EXISTS (SELECT 1 FROM deadline l WHERE l.application = a.id AND l.rule LIKE 'decision-%' AND l.settlement = 'lapsed'),
       a.state IN ('submitted', 'incomplete', 'complete', 'in_consultation')
FROM application a LEFT JOIN decision d ON d.application = a.id AND d.state = 'served'
WHERE a.authority = :authority AND a.received_on IS NOT NULL
