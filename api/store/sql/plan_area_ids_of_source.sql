SELECT object_id FROM plan_area WHERE source = :source
