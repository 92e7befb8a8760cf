INSERT INTO plan_area (source, generation, plan, object_id, type, baunvo_version, grz, gfz, storeys, attributes,
  has_area, geom, windows)
VALUES (:source, :generation, :plan, :object_id, :type, :baunvo_version, :grz, :gfz, :storeys, :attributes,
  :has_area, CastToMulti(GeomFromWKB(:wkb, 25832)), CastToMulti(GeomFromWKB(:windows_wkb, 25832)))
