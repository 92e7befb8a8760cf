SELECT path FROM erased_file WHERE removed_at IS NULL ORDER BY path
