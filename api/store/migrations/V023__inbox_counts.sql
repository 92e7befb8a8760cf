-- What the inbox filters, sorts and counts by, kept up as cases move: a page with its exact count walks over no more cases than it
-- shows. Both follow from other rows and are written by these triggers alone.
ALTER TABLE application ADD COLUMN assigned TEXT NOT NULL DEFAULT '';  -- the account whose case it is now
UPDATE application SET assigned = coalesce((SELECT n.account FROM assignment n WHERE n.application = application.id AND n.until IS NULL), '');
CREATE INDEX application_by_state ON application (authority, state, sort_due, id);
CREATE INDEX application_by_assigned ON application (authority, assigned, sort_due, id);

CREATE TABLE case_count (
  authority TEXT NOT NULL,
  state TEXT NOT NULL,
  assigned TEXT NOT NULL,
  cases INTEGER NOT NULL,
  PRIMARY KEY (authority, state, assigned)
) STRICT, WITHOUT ROWID;
INSERT INTO case_count SELECT authority, state, assigned, count(*) FROM application GROUP BY authority, state, assigned;

CREATE TRIGGER application_added AFTER INSERT ON application BEGIN
  INSERT INTO case_count VALUES (new.authority, new.state, new.assigned, 1) ON CONFLICT DO UPDATE SET cases = cases + 1;
  UPDATE application SET assigned = n.account FROM assignment n
    WHERE application.id = new.id AND n.application = new.id AND n.until IS NULL;
END;
CREATE TRIGGER application_removed AFTER DELETE ON application BEGIN
  UPDATE case_count SET cases = cases - 1 WHERE authority = old.authority AND state = old.state AND assigned = old.assigned;
END;
CREATE TRIGGER application_moved AFTER UPDATE OF authority, state, assigned ON application
  WHEN (old.authority, old.state, old.assigned) IS NOT (new.authority, new.state, new.assigned) BEGIN
  UPDATE case_count SET cases = cases - 1 WHERE authority = old.authority AND state = old.state AND assigned = old.assigned;
  INSERT INTO case_count VALUES (new.authority, new.state, new.assigned, 1) ON CONFLICT DO UPDATE SET cases = cases + 1;
END;
CREATE TRIGGER assignment_begun AFTER INSERT ON assignment WHEN new.until IS NULL BEGIN
  UPDATE application SET assigned = new.account WHERE id = new.application;
END;
CREATE TRIGGER assignment_ended AFTER UPDATE OF until ON assignment WHEN new.until IS NOT NULL BEGIN
  UPDATE application SET assigned = '' WHERE id = new.application AND assigned = new.account;
END;
CREATE TRIGGER assignment_removed AFTER DELETE ON assignment WHEN old.until IS NULL BEGIN
  UPDATE application SET assigned = '' WHERE id = old.application;
END;
