DELETE FROM parcel WHERE id = :id
