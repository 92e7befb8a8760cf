DELETE FROM membership WHERE account = :account
