SELECT id FROM geodata_source WHERE kind = :kind AND name = :name
