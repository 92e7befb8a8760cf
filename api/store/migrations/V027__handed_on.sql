-- The body of the register that the asked agency has handed its request on to; '' for none. No event before this named one.
ALTER TABLE statement_request ADD COLUMN below TEXT NOT NULL DEFAULT '';
-- Of the few that have one.
CREATE INDEX statement_request_by_below ON statement_request (below, due_on, id) WHERE below <> '';
