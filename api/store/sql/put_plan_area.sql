INSERT INTO plan_area (source, generation, plan, object_id, type, baunvo_version, grz, gfz, storeys, attributes,
  has_area, geom, windows, limits, lines)
VALUES (:source, :generation, :plan, :object_id, :type, :baunvo_version, :grz, :gfz, :storeys, :attributes,
  :has_area, :geom, :windows, :limits, :lines)
