SELECT a.id, a.file_number, a.title, a.state, a.procedure, a.authority, a.applicant, a.parcels, a.received_on,
       a.due_on, a.due_rule, a.open_requests, a.started_at, a.changed_at, a.version, a.all_requests, a.turn,
       coalesce(s.account, '')
FROM application a LEFT JOIN assignment s ON s.application = a.id AND s.until IS NULL
