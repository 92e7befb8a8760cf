-- Since when it is somebody's turn, and how many questions wait for the applicant, who is asked beside all others.
ALTER TABLE application ADD COLUMN turn_since TEXT;  -- NULL: nobody's yet
ALTER TABLE application ADD COLUMN questions INTEGER NOT NULL DEFAULT 0;
