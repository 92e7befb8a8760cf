SELECT account, assigned_by, since, until FROM assignment WHERE application = :application ORDER BY id
