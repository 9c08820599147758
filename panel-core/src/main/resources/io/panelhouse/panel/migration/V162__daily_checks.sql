-- The daily check of an operator over a reseller: begun, what was ticked, finished. It goes on where it was left, on any screen.

CREATE TABLE panel.daily_check (
    reseller_id bigint      NOT NULL REFERENCES panel.reseller (id),
    operator    text        NOT NULL CHECK (length(operator) BETWEEN 1 AND 200),
    -- The reseller's local day.
    day         date        NOT NULL,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    PRIMARY KEY (reseller_id, operator, day)
);
CREATE TABLE panel.daily_check_item (
    reseller_id bigint      NOT NULL,
    operator    text        NOT NULL,
    day         date        NOT NULL,
    item        text        NOT NULL CHECK (length(item) BETWEEN 1 AND 200),
    seen_at     timestamptz NOT NULL,
    PRIMARY KEY (reseller_id, operator, day, item),
    FOREIGN KEY (reseller_id, operator, day) REFERENCES panel.daily_check
);
GRANT SELECT, INSERT, UPDATE ON panel.daily_check TO panelhouse_app;
GRANT SELECT, INSERT, DELETE ON panel.daily_check_item TO panelhouse_app;
