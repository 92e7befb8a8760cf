DELETE FROM search_waiting
