INSERT INTO map_layer_feature (source, generation, layer, object_id, label, attributes, geom)
VALUES (:source, :generation, :layer, :object_id, :label, :attributes, GeomFromWKB(:wkb, 25832))
