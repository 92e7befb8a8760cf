SELECT DISTINCT r.sha256, r.read_at, r.reading FROM document_version v JOIN pdf_reading r ON r.sha256 = v.sha256
WHERE v.application = :application
