SELECT a.plan, a.object_id, a.type, a.baunvo_version, a.grz, a.gfz, a.storeys, a.attributes,
       CASE WHEN a.has_area THEN a.geom END, a.windows,
       a.limits, a.lines
FROM idx_plan_area_geom i CROSS JOIN plan_area a ON a.id = i.pkid
WHERE i.xmin <= :max_x AND i.xmax >= :min_x AND i.ymin <= :max_y AND i.ymax >= :min_y
ORDER BY a.plan, a.object_id, a.id LIMIT :limit
