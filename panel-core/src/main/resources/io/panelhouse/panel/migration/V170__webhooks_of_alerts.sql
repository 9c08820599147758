-- A webhook is about operations of a subtree or about alerts of one reseller. Of an episode two things are told: that it began
-- and that it is over.

ALTER TABLE panel.webhook
    ADD COLUMN topic text NOT NULL DEFAULT 'OPERATIONS' CHECK (topic IN ('OPERATIONS', 'ALERTS'));
ALTER TABLE panel.webhook ALTER COLUMN topic DROP DEFAULT;

ALTER TABLE panel.webhook_delivery
    ALTER COLUMN operation_id DROP NOT NULL,
    ADD COLUMN alert_id bigint REFERENCES panel.alert (id),
    ADD COLUMN alert_event text CHECK (alert_event IN ('OPENED', 'CLEARED')),
    ADD CHECK (num_nonnulls(operation_id, alert_id) = 1),
    ADD CHECK ((alert_id IS NULL) = (alert_event IS NULL)),
    ADD UNIQUE (webhook_id, alert_id, alert_event);
