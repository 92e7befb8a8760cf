SELECT id, queue, done_at FROM outbox WHERE instr(payload, :word) > 0
