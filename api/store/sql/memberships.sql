SELECT role, authority, agency FROM membership WHERE account = :account ORDER BY role, authority, agency
