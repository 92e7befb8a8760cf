SELECT seq, hash FROM log_head
