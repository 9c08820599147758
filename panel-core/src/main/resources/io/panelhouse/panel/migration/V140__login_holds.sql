-- Logins that spent much faster than they ever did, and may move no credits until they prove who they are.

CREATE TABLE panel.login_hold (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- As whose operator the login acts, and is held.
    reseller_id         bigint         NOT NULL REFERENCES panel.reseller (id),
    operator_id         bigint         NOT NULL REFERENCES panel.operator (id),
    -- Whose credits went, by which login: the operator's own, or one of its tokens.
    drained_reseller_id bigint         NOT NULL REFERENCES panel.reseller (id),
    login               text           NOT NULL CHECK (length(login) BETWEEN 1 AND 200),
    opened_at           timestamptz    NOT NULL,
    debits              integer        NOT NULL CHECK (debits >= 1),
    usual               numeric(18, 4) NOT NULL CHECK (usual >= 0),
    operation_ids       bigint[]       NOT NULL CHECK (cardinality(operation_ids) <= 100),
    held_at             timestamptz    NOT NULL,
    lifted_at           timestamptz,
    lifted_by           text CHECK (length(lifted_by) BETWEEN 1 AND 200),
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)),
    -- Storing an alert again holds nobody again.
    UNIQUE (operator_id, reseller_id, drained_reseller_id, login, opened_at)
);
-- What every batch of orders asks: almost always empty.
CREATE UNIQUE INDEX login_hold_in_force ON panel.login_hold (operator_id, reseller_id) WHERE lifted_at IS NULL;
CREATE INDEX login_hold_reseller ON panel.login_hold (reseller_id, id DESC);

GRANT SELECT, INSERT, UPDATE ON panel.login_hold TO panelhouse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA panel TO panelhouse_app;
