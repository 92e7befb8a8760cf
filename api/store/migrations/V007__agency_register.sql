-- What a register says of an agency beside its name: subjects, acts, where it is competent, who stands in.
ALTER TABLE agency ADD COLUMN topics TEXT NOT NULL DEFAULT '';
ALTER TABLE agency ADD COLUMN acts TEXT NOT NULL DEFAULT '';
ALTER TABLE agency ADD COLUMN area TEXT NOT NULL DEFAULT '';        -- WKT, EPSG:25832; empty: everywhere
ALTER TABLE agency ADD COLUMN deputy TEXT NOT NULL DEFAULT '';      -- e-mail address while absent
ALTER TABLE agency ADD COLUMN absent_from TEXT;
ALTER TABLE agency ADD COLUMN absent_until TEXT;
