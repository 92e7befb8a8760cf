SELECT p.key, p.object_id, p.gemarkung, p.gemarkung_name, p.flur, p.numerator, p.denominator, p.address,
       p.official_area_m2, p.computed_area_m2, p.public_use, p.public_use_source, p.geom, p.valid_from
FROM idx_parcel_geom i CROSS JOIN parcel p ON p.id = i.pkid
WHERE i.xmin <= :max_x AND i.xmax >= :min_x AND i.ymin <= :max_y AND i.ymax >= :min_y AND p.valid_from <= :on
UNION ALL
SELECT p.key, p.object_id, p.gemarkung, p.gemarkung_name, p.flur, p.numerator, p.denominator, p.address,
       p.official_area_m2, p.computed_area_m2, p.public_use, p.public_use_source, p.geom, p.valid_from
FROM idx_former_parcel_geom i CROSS JOIN former_parcel p ON p.id = i.pkid
WHERE i.xmin <= :max_x AND i.xmax >= :min_x AND i.ymin <= :max_y AND i.ymax >= :min_y
  AND p.valid_from <= :on AND p.valid_to > :on
ORDER BY 1 LIMIT :limit
