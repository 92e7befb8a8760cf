-- What cases are found by stands in parts, a statement being one: giving it must not mean to index the whole case anew. The
-- index is brought up to date once for all that share a commit (store.cpp), not within the savepoint of each: there it would
-- write its pages every time.
DROP TABLE search_index;
DROP TABLE search_text;
CREATE TABLE search_text (
  id INTEGER PRIMARY KEY,
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  part TEXT NOT NULL,         -- '': the case itself; else the id of the request whose statement it is
  everybody TEXT NOT NULL,    -- what all who see the case may know
  applicant TEXT NOT NULL,    -- what the applicant and the authority may
  authority TEXT NOT NULL,    -- what only the authority may
  UNIQUE (application, part)
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (everybody, applicant, authority, content = 'search_text', content_rowid = 'id', tokenize = 'trigram');
CREATE TABLE search_waiting (
  id INTEGER PRIMARY KEY,
  text INTEGER NOT NULL,      -- row of search_text
  gone INTEGER NOT NULL,      -- 1: these words are to leave the index
  everybody TEXT NOT NULL,
  applicant TEXT NOT NULL,
  authority TEXT NOT NULL
) STRICT;
CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
  INSERT INTO search_waiting (text, gone, everybody, applicant, authority) VALUES (new.id, 0, new.everybody, new.applicant, new.authority);
END;
CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN
  INSERT INTO search_waiting (text, gone, everybody, applicant, authority) VALUES (old.id, 1, old.everybody, old.applicant, old.authority);
END;
CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN
  INSERT INTO search_waiting (text, gone, everybody, applicant, authority) VALUES (old.id, 1, old.everybody, old.applicant, old.authority);
  INSERT INTO search_waiting (text, gone, everybody, applicant, authority) VALUES (new.id, 0, new.everybody, new.applicant, new.authority);
END;
