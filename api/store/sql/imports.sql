SELECT id, kind, file_name, size_bytes, sha256, asked_by, asked_at, started_at, ended_at, state, '', refusal
FROM import ORDER BY asked_at DESC, rowid DESC LIMIT :limit
