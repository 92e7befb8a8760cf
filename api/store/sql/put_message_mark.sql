INSERT INTO message_mark (account, application, until_seq) VALUES (:account, :application, :until_seq)
ON CONFLICT (account, application) DO UPDATE SET until_seq = max(until_seq, excluded.until_seq)
