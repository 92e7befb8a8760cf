INSERT INTO agency_text_block (id, agency, title, kind, topic, text, legal_basis)
VALUES (:id, :agency, :title, :kind, :topic, :text, :legal_basis)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, kind = excluded.kind, topic = excluded.topic,
  text = excluded.text, legal_basis = excluded.legal_basis
