SELECT generation FROM parcel WHERE key = :key
