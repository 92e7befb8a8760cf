DELETE FROM pdf_reading WHERE sha256 = :sha256
