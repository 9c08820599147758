-- What resellers should look at, as episodes: each begins once and is over once. The stream tells them; what people did
-- about one stands beside it.

CREATE TABLE panel.alert (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reseller_id   bigint      NOT NULL REFERENCES panel.reseller (id),
    kind          text        NOT NULL
        CHECK (kind IN ('CREDIT_THRESHOLD', 'RENEWALS_DUE', 'DRAIN', 'SHARING', 'FEED_LATE')),
    subject       text        NOT NULL CHECK (length(subject) <= 400),
    -- Grows with every record about the subject; the highest that was seen.
    version       bigint      NOT NULL,
    figure        numeric     NOT NULL,
    held_against  numeric     NOT NULL,
    account_id    bigint,
    -- Ids of what proves it, the newest last.
    evidence      text[]      NOT NULL CHECK (cardinality(evidence) <= 100),
    opened_at     timestamptz NOT NULL,
    as_of         timestamptz NOT NULL,
    -- Since when it is over; null while it is open.
    closed_at     timestamptz,
    recorded_at   timestamptz NOT NULL,
    snoozed_until timestamptz,
    snoozed_by    text,
    dismissed_at  timestamptz,
    dismissed_by  text,
    UNIQUE (reseller_id, kind, subject, opened_at)
);
CREATE INDEX alert_newest ON panel.alert (reseller_id, opened_at DESC);
CREATE INDEX alert_open ON panel.alert (reseller_id) WHERE closed_at IS NULL;

-- Who looked at one, and when first.
CREATE TABLE panel.alert_look (
    alert_id    bigint      NOT NULL REFERENCES panel.alert (id),
    reseller_id bigint      NOT NULL,
    operator    text        NOT NULL CHECK (length(operator) BETWEEN 1 AND 200),
    looked_at   timestamptz NOT NULL,
    PRIMARY KEY (alert_id, operator)
);

GRANT SELECT, INSERT, UPDATE ON panel.alert TO panelhouse_app;
GRANT SELECT, INSERT ON panel.alert_look TO panelhouse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA panel TO panelhouse_app;
