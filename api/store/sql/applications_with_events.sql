SELECT DISTINCT application FROM event ORDER BY application
