UPDATE erased_file SET removed_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE path = :path
