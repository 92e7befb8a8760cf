-- What a mail server refused for good, apart from what it took; and what is one message from its first try on.
ALTER TABLE outbox ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN shipment INTEGER NOT NULL DEFAULT 0;  -- id of the first that is handed over with it; 0: not tried
CREATE INDEX outbox_departed ON outbox (about, id) WHERE done_at IS NOT NULL AND about <> '';
CREATE INDEX outbox_shipment ON outbox (shipment) WHERE done_at IS NULL AND shipment <> 0;
