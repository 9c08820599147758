-- How a device is set up, in a reseller's own words, which hold for all below it that have none of their own.

CREATE TABLE panel.device_guide (
    reseller_id bigint NOT NULL REFERENCES panel.reseller (id),
    -- What the device calls itself, in lower case.
    device_type text   NOT NULL CHECK (length(device_type) BETWEEN 1 AND 80),
    language    text   NOT NULL CHECK (language ~ '^[a-z]{2}$'),
    words       text   NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
    PRIMARY KEY (reseller_id, device_type, language)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON panel.device_guide TO panelhouse_app;
