DELETE FROM plan_area WHERE source = :source
