SELECT kind, name, sha256, imported_at, format, source_crs, reprojection, report FROM geodata_source ORDER BY kind, name
