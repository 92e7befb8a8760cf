-- Full text over cases, in pieces of three characters, so that parts of compounds are found. What is in it, and who may
-- find by it: api/store/sqlite/state_rows.cpp. The triggers keep the index; the words are folded (ä as a and as ae).
ALTER TABLE application DROP COLUMN search_text;
CREATE TABLE search_text (
  id INTEGER PRIMARY KEY,
  application TEXT NOT NULL UNIQUE REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  everybody TEXT NOT NULL,    -- what all who see the case may know
  authority TEXT NOT NULL     -- what only the authority may
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (everybody, authority, content = 'search_text', content_rowid = 'id', tokenize = 'trigram');
CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
  INSERT INTO search_index (rowid, everybody, authority) VALUES (new.id, new.everybody, new.authority);
END;
CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN
  INSERT INTO search_index (search_index, rowid, everybody, authority) VALUES ('delete', old.id, old.everybody, old.authority);
END;
CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN
  INSERT INTO search_index (search_index, rowid, everybody, authority) VALUES ('delete', old.id, old.everybody, old.authority);
  INSERT INTO search_index (rowid, everybody, authority) VALUES (new.id, new.everybody, new.authority);
END;

-- Persons beside them: erasing a person takes their name out of the index as well.
CREATE TABLE person_text (
  id INTEGER PRIMARY KEY,
  person TEXT NOT NULL UNIQUE REFERENCES person (id),
  text TEXT NOT NULL          -- name, place, e-mail address; folded
) STRICT;
CREATE VIRTUAL TABLE person_index USING fts5 (text, content = 'person_text', content_rowid = 'id', tokenize = 'trigram');
CREATE TRIGGER person_text_added AFTER INSERT ON person_text BEGIN
  INSERT INTO person_index (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER person_text_changed AFTER UPDATE ON person_text BEGIN
  INSERT INTO person_index (person_index, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO person_index (rowid, text) VALUES (new.id, new.text);
END;
CREATE INDEX party_by_person ON party (person);
INSERT INTO person_text (person, text)
SELECT id, replace(replace(replace(replace(replace(replace(replace(lower(name || ' ' || city || ' ' || email), 'ä', 'a'), 'ö', 'o'),
  'ü', 'u'), 'ß', 'ss'), 'Ä', 'a'), 'Ö', 'o'), 'Ü', 'u') FROM person;
