SELECT min(xmin), min(ymin), max(xmax), max(ymax) FROM idx_parcel_geom
