SELECT 'parcels', '', count(*) FROM parcel HAVING count(*) > 0
UNION ALL SELECT 'buildings', '', count(*) FROM building HAVING count(*) > 0
UNION ALL SELECT * FROM (SELECT 'plan', plan, count(*) FROM plan_area GROUP BY plan ORDER BY plan)
UNION ALL SELECT * FROM (SELECT 'layer', layer, count(*) FROM map_layer_feature GROUP BY layer ORDER BY layer)
