INSERT INTO neighbour_code (code_sha256, application, neighbour, created_at) VALUES (:code_sha256, :application, :neighbour, :created_at)
