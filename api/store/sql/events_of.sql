SELECT seq, application, type, at, actor, actor_role, actor_agency, law_version, payload, prev_hash, case_prev_hash, hash, words
FROM event WHERE application = :application AND seq <= :last_seq AND at <= :until ORDER BY seq
