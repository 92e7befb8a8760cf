UPDATE import SET state = 'interrupted', ended_at = :at WHERE ended_at IS NULL
