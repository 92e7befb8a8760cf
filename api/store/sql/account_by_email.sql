SELECT id, email, name, password_hash, created_at, disabled_at, failed_attempts, last_failure_at
FROM account WHERE email = :email
