-- What SpatiaLite's own triggers say after each row: statistics kept of the table are out of date.
UPDATE geometry_columns_time SET last_insert = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE f_table_name = :table
