INSERT INTO import (id, kind, file_name, size_bytes, sha256, asked_by, asked_at, started_at, ended_at, state, report, refusal)
VALUES (:id, :kind, :file_name, :size_bytes, :sha256, :asked_by, :asked_at, :started_at, :ended_at, :state, :report,
  :refusal)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, file_name = excluded.file_name, size_bytes = excluded.size_bytes,
  sha256 = excluded.sha256, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
  started_at = excluded.started_at, ended_at = excluded.ended_at, state = excluded.state, report = excluded.report,
  refusal = excluded.refusal
