-- What an authority sets for itself: options of unsure law, fees, text blocks, holidays, retention. Only ever added to.
CREATE TABLE house_rule (
  seq INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  kind TEXT NOT NULL,         -- permit-core/house_rules.hpp
  key TEXT NOT NULL,
  valid_from TEXT NOT NULL,   -- first day
  content TEXT NOT NULL,      -- JSON; '': from then on nothing holds
  reason TEXT NOT NULL,
  account TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX house_rule_by_authority ON house_rule (authority, seq);
CREATE TRIGGER house_rule_is_never_changed BEFORE UPDATE ON house_rule
BEGIN SELECT RAISE(ABORT, 'a house rule is never changed'); END;
CREATE TRIGGER house_rule_is_never_deleted BEFORE DELETE ON house_rule
BEGIN SELECT RAISE(ABORT, 'a house rule is never deleted'); END;
