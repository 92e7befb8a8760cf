INSERT INTO outbox (kind, queue, payload, created_at, not_before)
SELECT 'webhook', 'webhook ' || id,
       json_object('event', :seq, 'kind', :kind, 'at', :at, 'application', :application, 'file_number', :file_number),
       :at, :at
FROM webhook WHERE authority = :authority
