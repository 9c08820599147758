-- How people are told of alerts when they do not look: by e-mail, each to one address of its own.

CREATE TABLE panel.notice_preference (
    operator_id     bigint PRIMARY KEY REFERENCES panel.operator (id),
    reseller_id     bigint NOT NULL REFERENCES panel.reseller (id),
    -- Null until one was confirmed.
    address         text CHECK (length(address) BETWEEN 3 AND 254),
    -- One that waits for its code.
    wanted_address  text CHECK (length(wanted_address) BETWEEN 3 AND 254),
    code_hash       bytea,
    code_expires_at timestamptz,
    code_tries      int    NOT NULL DEFAULT 0,
    -- Of which alerts.
    kinds           text[] NOT NULL,
    -- From then to then, in the operator's zone, only drain alerts are sent at once.
    quiet_from      time,
    quiet_to        time,
    -- Null for: if there are more than ten active accounts.
    digest          boolean,
    digest_at       time   NOT NULL,
    CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);
CREATE INDEX notice_preference_reseller ON panel.notice_preference (reseller_id);

-- What is to be sent to whom: an alert once to each, a digest once a day.
CREATE TABLE panel.notice (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reseller_id bigint      NOT NULL,
    operator_id bigint      NOT NULL REFERENCES panel.operator (id),
    alert_id    bigint REFERENCES panel.alert (id),
    digest_day  date,
    created_at  timestamptz NOT NULL,
    attempts    int         NOT NULL DEFAULT 0,
    next_at     timestamptz NOT NULL,
    -- Until then somebody is sending it.
    lease_until timestamptz,
    -- When it was settled: accepted by the mail server, or left for good.
    settled_at  timestamptz,
    outcome     text CHECK (outcome IN ('SENT', 'OVER', 'GIVEN_UP')),
    last_error  text,
    CHECK (num_nonnulls(alert_id, digest_day) = 1),
    CHECK ((settled_at IS NULL) = (outcome IS NULL)),
    UNIQUE (operator_id, alert_id),
    UNIQUE (operator_id, digest_day)
);
CREATE INDEX notice_due ON panel.notice (next_at, id) WHERE settled_at IS NULL;
CREATE INDEX notice_newest ON panel.notice (operator_id, id DESC);

GRANT SELECT, INSERT, UPDATE ON panel.notice_preference, panel.notice TO panelhouse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA panel TO panelhouse_app;
