SELECT b.object_id, b.kind, b.function_code, b.function_text, b.name, b.storeys, b.height_m, b.geom, b.valid_from
FROM idx_building_geom i CROSS JOIN building b ON b.id = i.pkid
WHERE i.xmin <= :max_x AND i.xmax >= :min_x AND i.ymin <= :max_y AND i.ymax >= :min_y AND b.valid_from <= :on
UNION ALL
SELECT b.object_id, b.kind, b.function_code, b.function_text, b.name, b.storeys, b.height_m, b.geom, b.valid_from
FROM idx_former_building_geom i CROSS JOIN former_building b ON b.id = i.pkid
WHERE i.xmin <= :max_x AND i.xmax >= :min_x AND i.ymin <= :max_y AND i.ymax >= :min_y
  AND b.valid_from <= :on AND b.valid_to > :on
ORDER BY 1 LIMIT :limit
