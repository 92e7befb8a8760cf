SELECT b.id, b.source, b.generation, b.valid_from,
  b.kind = :kind AND b.function_code = :function_code AND b.name = :name AND b.storeys IS :storeys
  AND b.height_m IS :height_m AND b.geom = :geom
FROM building b WHERE b.object_id = :key
