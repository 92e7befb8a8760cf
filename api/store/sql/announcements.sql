SELECT n.application, n.id, a.authority FROM announcement n JOIN application a ON a.id = n.application
WHERE n.withdrawn_on IS NULL AND n.published_on <= :today AND n.objections_until >= :today
ORDER BY n.published_on DESC, n.id LIMIT :limit
