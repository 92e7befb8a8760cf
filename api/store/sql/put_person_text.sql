INSERT INTO person_text (person, text) VALUES (:person, :text) ON CONFLICT (person) DO UPDATE SET text = excluded.text
