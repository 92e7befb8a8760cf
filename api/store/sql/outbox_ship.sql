UPDATE outbox SET shipment = :shipment WHERE id = :id
