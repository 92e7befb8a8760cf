DELETE FROM agency_text_block WHERE id = :id
