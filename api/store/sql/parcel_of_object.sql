SELECT id, source, key, address, public_use, public_use_source FROM parcel WHERE object_id = :object_id
