-- What people wrote in an event, beside the payload that commits to it: it can be erased, nothing else of an event can change.
DROP TRIGGER event_is_never_changed;
ALTER TABLE event ADD COLUMN words TEXT NOT NULL DEFAULT '';  -- see api/app/event_json.hpp; not part of the hash
CREATE TRIGGER event_is_never_changed BEFORE UPDATE OF seq, application, type, at, actor, actor_role, actor_agency, law_version,
  payload, prev_hash, case_prev_hash, hash ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER words_are_only_erased BEFORE UPDATE OF words ON event WHEN new.words <> ''
BEGIN SELECT RAISE(ABORT, 'words of an event may only be erased'); END;
