SELECT id, agency, title, kind, topic, text, legal_basis FROM agency_text_block WHERE agency = :agency ORDER BY title, id
