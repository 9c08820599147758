-- What each operator chose for the screens: language, time zone, row height, single keys.

CREATE TABLE panel.preference (
    reseller_id bigint NOT NULL REFERENCES panel.reseller (id),
    operator    text   NOT NULL CHECK (length(operator) BETWEEN 1 AND 200),
    name        text   NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    value       text   NOT NULL CHECK (length(value) BETWEEN 1 AND 200),
    PRIMARY KEY (reseller_id, operator, name)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON panel.preference TO panelhouse_app;
