INSERT INTO statement_draft (request, version, content, written_by, at)
VALUES (:request, :version, :content, :written_by, :at)
ON CONFLICT (request) DO UPDATE SET version = excluded.version, content = excluded.content,
  written_by = excluded.written_by, at = excluded.at
