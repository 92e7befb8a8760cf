DELETE FROM map_layer_feature WHERE object_id = :object_id
