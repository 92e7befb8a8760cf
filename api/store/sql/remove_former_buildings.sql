DELETE FROM building WHERE source = :source AND generation < :generation
