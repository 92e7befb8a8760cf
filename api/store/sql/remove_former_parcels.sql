DELETE FROM parcel WHERE source = :source AND generation < :generation
