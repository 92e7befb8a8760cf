SELECT kind, name, sha256, imported_at FROM geodata_source ORDER BY kind, name
