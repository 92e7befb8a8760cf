UPDATE log_head SET seq = :seq, hash = :hash
