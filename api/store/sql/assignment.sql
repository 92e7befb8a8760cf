SELECT account, assigned_by, since, until FROM assignment WHERE application = :application AND until IS NULL
