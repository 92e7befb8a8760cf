SELECT v.document, v.version, v.application, d.type, d.title, v.file_name, v.media_type, v.sha256, v.size_bytes,
       d.filed_by_side, d.request
FROM document d JOIN document_version v ON v.application = d.application AND v.document = d.id
WHERE d.id = :id ORDER BY v.version
