INSERT INTO erasure_proposal (application, account, at) VALUES (:application, :account, :at)
ON CONFLICT (application) DO UPDATE SET account = excluded.account, at = excluded.at
