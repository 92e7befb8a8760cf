-- Erasing persons by rule: who proposed it, and which files are still to be removed from the folder after commit.
CREATE TABLE erasure_proposal (
  application TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE erased_file (
  path TEXT PRIMARY KEY,      -- below the data folder: 'documents/ab/abcd...', 'outbox/00000012.eml'
  removed_at TEXT             -- NULL: still to be removed
) STRICT;
CREATE TRIGGER pdf_reading_removed AFTER DELETE ON pdf_reading BEGIN
  INSERT INTO pdf_index (pdf_index, rowid, text) VALUES ('delete', old.id, old.text);
END;
