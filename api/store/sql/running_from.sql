SELECT DISTINCT deadline.application FROM deadline JOIN application ON application.id = deadline.application
WHERE deadline.settled_at IS NULL AND deadline.due_on >= :from AND application.authority = :authority
ORDER BY deadline.application
