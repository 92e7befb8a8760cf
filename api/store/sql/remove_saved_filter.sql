DELETE FROM saved_filter WHERE account = :account AND name = :name
