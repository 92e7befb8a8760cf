DELETE FROM map_layer_feature WHERE source = :source
