SELECT p.geom FROM parcel p WHERE p.key = :key
