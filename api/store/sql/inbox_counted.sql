SELECT coalesce(sum(a.cases), 0) FROM case_count a
