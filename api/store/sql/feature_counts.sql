-- Of each collection: is it a layer, how many features; the extent of layers, the others' trees say theirs.
SELECT 'parcels', 0, count(*), NULL, NULL, NULL, NULL FROM parcel
UNION ALL SELECT 'buildings', 0, count(*), NULL, NULL, NULL, NULL FROM building
UNION ALL SELECT 'plan-areas', 0, count(*), NULL, NULL, NULL, NULL FROM plan_area
UNION ALL SELECT * FROM (
  SELECT f.layer, 1, count(*), min(i.xmin), min(i.ymin), max(i.xmax), max(i.ymax)
  FROM idx_map_layer_feature_geom i CROSS JOIN map_layer_feature f ON f.id = i.pkid GROUP BY f.layer ORDER BY f.layer)
