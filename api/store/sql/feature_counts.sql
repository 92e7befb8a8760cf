-- Of each collection: is it a layer, how many features, and their extent.
SELECT 'parcels', 0, count(*), min(xmin), min(ymin), max(xmax), max(ymax) FROM idx_parcel_geom
UNION ALL SELECT 'buildings', 0, count(*), min(xmin), min(ymin), max(xmax), max(ymax) FROM idx_building_geom
UNION ALL SELECT 'plan-areas', 0, count(*), min(xmin), min(ymin), max(xmax), max(ymax) FROM idx_plan_area_geom
UNION ALL SELECT * FROM (
  SELECT f.layer, 1, count(*), min(i.xmin), min(i.ymin), max(i.xmax), max(i.ymax)
  FROM idx_map_layer_feature_geom i CROSS JOIN map_layer_feature f ON f.id = i.pkid GROUP BY f.layer ORDER BY f.layer)
