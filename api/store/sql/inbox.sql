SELECT a.id, a.file_number, a.title, a.state, a.procedure, a.authority, a.applicant, a.parcels, a.received_on,
       a.due_on, a.due_rule, a.open_requests, a.started_at, a.changed_at, a.version, a.all_requests, a.turn, a.assigned,
       a.turn_since, a.questions
FROM application a
