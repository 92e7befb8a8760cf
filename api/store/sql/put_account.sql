INSERT INTO account (id, email, name, password_hash, created_at, disabled_at, failed_attempts, last_failure_at)
VALUES (:id, :email, :name, :password_hash, :created_at, :disabled_at, :failed_attempts, :last_failure_at)
ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = excluded.name, password_hash = excluded.password_hash,
  created_at = excluded.created_at, disabled_at = excluded.disabled_at,
  failed_attempts = excluded.failed_attempts, last_failure_at = excluded.last_failure_at
