SELECT s.application, s.occasion, s.happened_on
FROM statistics_report s JOIN application a ON a.id = s.application
WHERE s.happened_on BETWEEN :from AND :to AND a.authority = :authority ORDER BY s.happened_on, s.application, s.occasion
