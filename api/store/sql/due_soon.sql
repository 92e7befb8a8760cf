SELECT application, id, rule, subject, on_silence, due_on
FROM deadline WHERE settled_at IS NULL AND subject = '' AND due_on >= :from AND due_on <= :until
  AND NOT EXISTS (SELECT 1 FROM posted_once WHERE key = :said || ' ' || application || ' ' || id || ' ' || due_on)
ORDER BY due_on, application, id LIMIT :limit
