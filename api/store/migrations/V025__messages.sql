-- Messages: what the log says of them, folded as the tables of V002; their words beside it, which can be erased; and how far each
-- account has read. Codes open the page of somebody who was let read documents of the file, too.
CREATE TABLE message (
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,           -- number of its event
  side TEXT NOT NULL,             -- who wrote: 'authority', 'applicant', 'agency'
  to_applicant INTEGER NOT NULL,  -- the applicant's side reads it
  PRIMARY KEY (application, id)
) STRICT;
CREATE TABLE message_reader (     -- agencies that read it; the authority reads every one
  application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  message TEXT NOT NULL,
  agency TEXT NOT NULL,
  PRIMARY KEY (application, message, agency)
) STRICT;

CREATE TABLE message_words (
  id TEXT PRIMARY KEY,
  application TEXT NOT NULL,
  salt TEXT NOT NULL,
  text TEXT NOT NULL              -- SHA-256 of salt and text stands in the log
) STRICT;
CREATE INDEX message_words_by_application ON message_words (application);

CREATE TABLE message_mark (
  account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  application TEXT NOT NULL,
  until_seq INTEGER NOT NULL,     -- of the last message read
  PRIMARY KEY (account, application)
) STRICT, WITHOUT ROWID;

ALTER TABLE neighbour_code RENAME TO personal_code;
ALTER TABLE personal_code ADD COLUMN access TEXT NOT NULL DEFAULT '';
CREATE INDEX personal_code_by_access ON personal_code (access);
