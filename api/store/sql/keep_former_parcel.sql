INSERT INTO former_parcel (key, object_id, gemarkung, gemarkung_name, flur, numerator, denominator, address,
  official_area_m2, computed_area_m2, public_use, public_use_source, valid_from, valid_to, geom)
SELECT key, object_id, gemarkung, gemarkung_name, flur, numerator, denominator, address,
  official_area_m2, computed_area_m2, public_use, public_use_source, valid_from, :valid_to, geom
FROM parcel WHERE id = :id
