UPDATE pdf_reading SET read_at = :read_at, reading = :reading, text = :text WHERE sha256 = :sha256
