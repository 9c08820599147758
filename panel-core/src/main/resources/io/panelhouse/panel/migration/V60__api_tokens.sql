-- Tokens with which programs use the REST API on behalf of an operator.

CREATE TABLE panel.api_token (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reseller_id  bigint      NOT NULL REFERENCES panel.reseller (id),
    operator_id  bigint      NOT NULL REFERENCES panel.operator (id),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    -- SHA-256 of the whole token: its random part has more than 128 bits, so a slow hash would add nothing.
    hash         bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    permissions  text[]      NOT NULL
        CHECK (cardinality(permissions) > 0 AND permissions <@ ARRAY['VIEW', 'SELL', 'CREDITS', 'OWNER']),
    created_by   text        NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    -- Also of revoked ones: orders are remembered under operator and name of the token that gave them.
    CONSTRAINT api_token_name UNIQUE (operator_id, name)
);
CREATE INDEX api_token_reseller ON panel.api_token (reseller_id);

GRANT SELECT, INSERT, UPDATE (last_used_at, revoked_at) ON panel.api_token TO panelhouse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA panel TO panelhouse_app;
