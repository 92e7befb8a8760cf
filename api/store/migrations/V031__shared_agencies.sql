-- How an agency is asked; an entry that is not asked any more, kept for what it was asked; and whose other registers an authority uses.
ALTER TABLE agency ADD COLUMN channel TEXT NOT NULL DEFAULT 'link';     -- 'link', 'account', 'post'
ALTER TABLE agency ADD COLUMN postal_address TEXT NOT NULL DEFAULT '';  -- for 'post'
ALTER TABLE agency ADD COLUMN removed_at TEXT;

CREATE TABLE agency_use (
  authority TEXT NOT NULL REFERENCES authority (id),
  agency TEXT NOT NULL REFERENCES agency (id),
  PRIMARY KEY (authority, agency)
) STRICT, WITHOUT ROWID;
