SELECT application, id, rule, subject, on_silence, due_on
FROM deadline WHERE settled_at IS NULL AND due_on < :today ORDER BY due_on, application, id LIMIT :limit
