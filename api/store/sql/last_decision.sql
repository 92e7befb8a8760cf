SELECT max(event.at) FROM application JOIN event ON event.application = application.id
WHERE application.authority = :authority AND event.type IN ('DecisionDrafted', 'DecisionServed')
