SELECT count(*) + 1 FROM application
WHERE authority = :authority AND file_number <> '' AND received_on >= :first AND received_on <= :last
