DELETE FROM absence WHERE account = :account
