SELECT p.key, p.object_id, p.gemarkung, p.gemarkung_name, p.flur, p.numerator, p.denominator, p.address,
       p.official_area_m2, p.computed_area_m2, p.public_use, p.public_use_source, p.geom, p.valid_from
FROM parcel p WHERE p.key = :key
