SELECT application FROM announcement WHERE id = :id
