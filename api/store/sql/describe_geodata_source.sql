UPDATE geodata_source SET format = :format, source_crs = :source_crs, reprojection = :reprojection, report = :report
WHERE id = :id
