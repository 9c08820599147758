-- Edge servers: machines that ask whether a subscriber may watch. Each works for one reseller's subtree with a key of its own.

CREATE TABLE panel.edge (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reseller_id  bigint      NOT NULL REFERENCES panel.reseller (id),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    key_hash     bytea       NOT NULL UNIQUE,
    -- The end of the key, by which a person recognises it.
    key_hint     text        NOT NULL,
    created_at   timestamptz NOT NULL,
    rotated_at   timestamptz,
    disabled_at  timestamptz,
    last_used_at timestamptz,
    CONSTRAINT edge_name_of_reseller UNIQUE (reseller_id, name)
);
GRANT SELECT, INSERT, UPDATE ON panel.edge TO panelhouse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA panel TO panelhouse_app;
