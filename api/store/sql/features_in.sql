SELECT f.layer, f.object_id, f.label, f.attributes, f.geom
FROM idx_map_layer_feature_geom i CROSS JOIN map_layer_feature f ON f.id = i.pkid
WHERE i.xmin <= :max_x AND i.xmax >= :min_x AND i.ymin <= :max_y AND i.ymax >= :min_y
  AND (:layer = '' OR f.layer = :layer)
ORDER BY f.layer, f.object_id, f.id LIMIT :limit
