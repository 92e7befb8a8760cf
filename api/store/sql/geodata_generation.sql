SELECT coalesce(max(generation), 0) FROM geodata_source
