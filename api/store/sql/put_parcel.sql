INSERT INTO parcel (source, generation, key, object_id, gemarkung, gemarkung_name, gemarkung_folded, flur, numerator,
  denominator, address, address_folded, official_area_m2, computed_area_m2, public_use, public_use_source, valid_from,
  geom)
VALUES (:source, :generation, :key, :object_id, :gemarkung, :gemarkung_name, :gemarkung_folded, :flur, :numerator,
  :denominator, :address, :address_folded, :official_area_m2, :computed_area_m2, :public_use, :public_use_source,
  :valid_from, :geom)
ON CONFLICT (key) DO UPDATE SET source = excluded.source, generation = excluded.generation,
  object_id = excluded.object_id, gemarkung = excluded.gemarkung, gemarkung_name = excluded.gemarkung_name,
  gemarkung_folded = excluded.gemarkung_folded, flur = excluded.flur, numerator = excluded.numerator,
  denominator = excluded.denominator, address = excluded.address, address_folded = excluded.address_folded,
  official_area_m2 = excluded.official_area_m2, computed_area_m2 = excluded.computed_area_m2,
  public_use = excluded.public_use, public_use_source = excluded.public_use_source, valid_from = excluded.valid_from,
  geom = excluded.geom
WHERE parcel.generation < excluded.generation
