SELECT w.id, w.authority, w.url, w.secret, w.created_at, w.taken_at,
       (SELECT count(*) FROM outbox o WHERE o.done_at IS NULL AND o.queue = 'webhook ' || w.id),
       o.payload, o.attempts, o.why, o.not_before, o.given_up_at
FROM webhook w LEFT JOIN outbox o ON o.id = (
  SELECT min(first.id) FROM outbox first WHERE first.done_at IS NULL AND first.queue = 'webhook ' || w.id)
WHERE :id = '' OR w.id = :id ORDER BY w.created_at, w.id
