INSERT INTO building (source, generation, object_id, kind, function_code, function_text, name, storeys, height_m, valid_from,
  geom)
VALUES (:source, :generation, :object_id, :kind, :function_code, :function_text, :name, :storeys, :height_m,
  :valid_from, :geom)
ON CONFLICT (object_id) DO UPDATE SET source = excluded.source, generation = excluded.generation, kind = excluded.kind,
  function_code = excluded.function_code, function_text = excluded.function_text, name = excluded.name,
  storeys = excluded.storeys, height_m = excluded.height_m, valid_from = excluded.valid_from, geom = excluded.geom
WHERE building.generation < excluded.generation
