SELECT id FROM geodata_source WHERE kind = :kind AND sha256 = :sha256
