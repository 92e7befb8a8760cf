INSERT INTO geodata_source (kind, name, sha256, imported_at, generation) VALUES (:kind, :name, :sha256, :at, :generation)
ON CONFLICT (kind, name) DO UPDATE SET sha256 = excluded.sha256, imported_at = excluded.imported_at,
  generation = excluded.generation
