SELECT seq, kind, key, valid_from, content, reason, account, at FROM house_rule WHERE authority = :authority ORDER BY seq
