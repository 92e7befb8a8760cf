INSERT INTO former_building (object_id, kind, function_code, function_text, name, storeys, height_m, valid_from, valid_to,
  geom)
SELECT object_id, kind, function_code, function_text, name, storeys, height_m, valid_from, :valid_to, geom
FROM building WHERE id = :id
