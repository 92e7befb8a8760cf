-- Typed without a denominator, the parcel without one comes first.
SELECT p.key, p.object_id, p.gemarkung, p.gemarkung_name, p.flur, p.numerator, p.denominator, p.address,
       p.official_area_m2, p.computed_area_m2, p.public_use, p.public_use_source, p.geom, p.valid_from
FROM parcel p
WHERE p.numerator = :numerator AND (:denominator = '' OR p.denominator = :denominator)
  AND (:flur = '' OR p.flur = :flur) AND substr(p.gemarkung_folded, 1, length(:name)) = :name
  AND (:gemarkung = '' OR substr(p.gemarkung, -length(:gemarkung)) = :gemarkung)
ORDER BY p.denominator <> :denominator, p.key LIMIT :limit
