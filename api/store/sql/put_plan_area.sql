INSERT INTO plan_area (source, generation, plan, object_id, type, baunvo_version, grz, gfz, storeys, attributes,
  has_area, geom, windows, limits, lines)
VALUES (:source, :generation, :plan, :object_id, :type, :baunvo_version, :grz, :gfz, :storeys, :attributes,
  :has_area, CastToMulti(GeomFromWKB(:wkb, 25832)), CastToMulti(GeomFromWKB(:windows_wkb, 25832)),
  CastToMulti(GeomFromWKB(:limits_wkb, 25832)), CastToMulti(GeomFromWKB(:lines_wkb, 25832)))
