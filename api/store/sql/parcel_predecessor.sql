-- The row a parcel will replace, and whether it says the same.
SELECT p.id, p.source, p.generation, p.valid_from,
  p.object_id = :object_id AND p.official_area_m2 IS :official_area_m2 AND p.address = :address
  AND p.public_use = :public_use AND p.geom = :geom
FROM parcel p WHERE p.key = :key
