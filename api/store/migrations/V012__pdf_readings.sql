-- What was read in the PDFs that were filed, by content: the same bytes are read once. Filing a version asks for its reading,
-- so that the queue is this table and survives every restart.
CREATE TABLE pdf_reading (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  read_at TEXT,               -- NULL: waits
  reading TEXT NOT NULL,      -- JSON; '' while it waits
  text TEXT NOT NULL          -- folded, to be found by
) STRICT;
CREATE INDEX pdf_reading_waiting ON pdf_reading (id) WHERE read_at IS NULL;
CREATE TRIGGER pdf_reading_asked AFTER INSERT ON document_version WHEN new.media_type = 'application/pdf' BEGIN
  INSERT OR IGNORE INTO pdf_reading (sha256, read_at, reading, text) VALUES (new.sha256, NULL, '', '');
END;
CREATE INDEX document_version_by_content ON document_version (sha256);
CREATE VIRTUAL TABLE pdf_index USING fts5 (text, content = 'pdf_reading', content_rowid = 'id', tokenize = 'trigram');
CREATE TRIGGER pdf_reading_read AFTER UPDATE ON pdf_reading BEGIN
  INSERT INTO pdf_index (pdf_index, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO pdf_index (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER pdf_reading_added AFTER INSERT ON pdf_reading BEGIN
  INSERT INTO pdf_index (rowid, text) VALUES (new.id, new.text);
END;

-- What cases are found by, anew: an agency must not find by a decision that it may not read.
DROP TABLE search_index;
DROP TABLE search_text;
CREATE TABLE search_text (
  id INTEGER PRIMARY KEY,
  application TEXT NOT NULL UNIQUE REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  everybody TEXT NOT NULL,    -- what all who see the case may know
  applicant TEXT NOT NULL,    -- what the applicant and the authority may
  authority TEXT NOT NULL     -- what only the authority may
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (everybody, applicant, authority, content = 'search_text', content_rowid = 'id', tokenize = 'trigram');
CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
  INSERT INTO search_index (rowid, everybody, applicant, authority) VALUES (new.id, new.everybody, new.applicant, new.authority);
END;
CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN
  INSERT INTO search_index (search_index, rowid, everybody, applicant, authority)
  VALUES ('delete', old.id, old.everybody, old.applicant, old.authority);
END;
CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN
  INSERT INTO search_index (search_index, rowid, everybody, applicant, authority)
  VALUES ('delete', old.id, old.everybody, old.applicant, old.authority);
  INSERT INTO search_index (rowid, everybody, applicant, authority) VALUES (new.id, new.everybody, new.applicant, new.authority);
END;

ALTER TABLE released_document ADD COLUMN version INTEGER NOT NULL DEFAULT 0;

-- The names of documents beside the texts of their cases, each under its own visibility: a state table.
CREATE TABLE document_text (
  id INTEGER PRIMARY KEY,
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  document TEXT NOT NULL,
  version INTEGER NOT NULL,
  applicant INTEGER NOT NULL, -- 1: the applicant may see it; the authority always
  text TEXT NOT NULL,         -- title and file name, folded
  UNIQUE (application, document, version)
) STRICT;
CREATE VIRTUAL TABLE document_index USING fts5 (text, content = 'document_text', content_rowid = 'id', tokenize = 'trigram');
CREATE TRIGGER document_text_added AFTER INSERT ON document_text BEGIN
  INSERT INTO document_index (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER document_text_removed AFTER DELETE ON document_text BEGIN
  INSERT INTO document_index (document_index, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER document_text_changed AFTER UPDATE ON document_text BEGIN
  INSERT INTO document_index (document_index, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO document_index (rowid, text) VALUES (new.id, new.text);
END;
