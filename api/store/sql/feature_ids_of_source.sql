SELECT object_id FROM map_layer_feature WHERE source = :source
