SELECT seq, hash FROM event WHERE application = :application AND seq <= :last_seq ORDER BY seq DESC LIMIT 1
