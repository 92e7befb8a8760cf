INSERT INTO personal_code (code_sha256, application, neighbour, access, created_at) VALUES (:code_sha256, :application, :neighbour, :access, :created_at)
