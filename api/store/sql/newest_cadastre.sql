-- The extract that updates apply to: the newest import of cadastre that is no update itself.
SELECT s.id FROM geodata_source s WHERE s.kind = 'parcels' AND EXISTS (SELECT 1 FROM parcel p WHERE p.source = s.id)
ORDER BY s.generation DESC LIMIT 1
