-- Resellers can be moved, disabled and deleted; tiers say what a part of the tree may use; people work for several trees.

-- The name of a deleted reseller is free again.
ALTER TABLE panel.reseller DROP CONSTRAINT reseller_name_key;
CREATE UNIQUE INDEX reseller_name ON panel.reseller (name) WHERE deleted_at IS NULL;

-- ---------------------------------------------------------------------------------------------------- tiers

CREATE TABLE panel.tier (
    name     text   PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 80),
    features text[] NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON panel.tier TO panelhouse_app;

-- The tier of a reseller and of all below it. Who has none is bound only by those above.
CREATE TABLE panel.reseller_tier (
    reseller_id bigint PRIMARY KEY REFERENCES panel.reseller (id),
    tier        text NOT NULL REFERENCES panel.tier (name)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON panel.reseller_tier TO panelhouse_app;
-- What binds a reseller from above, it sees.
CALL panel.fence_by_reseller('panel.reseller_tier', 'reseller_id = ANY ((SELECT panel.own_line())::bigint[])');

-- ---------------------------------------------------------------------------------------------------- memberships

-- A person works for this reseller too, beside the one where its sign-in belongs.
CREATE TABLE panel.membership (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reseller_id   bigint      NOT NULL REFERENCES panel.reseller (id),
    operator_id   bigint      NOT NULL REFERENCES panel.operator (id),
    operator_name text        NOT NULL,
    role          text        NOT NULL,
    permissions   text[]      NOT NULL,
    since         timestamptz NOT NULL,
    UNIQUE (operator_id, reseller_id)
);
CREATE INDEX membership_reseller ON panel.membership (reseller_id);
GRANT SELECT, INSERT, DELETE ON panel.membership TO panelhouse_app;

-- Whoever shows the code becomes a member, once. Only its hash is kept.
CREATE TABLE panel.invitation (
    code_hash   bytea       PRIMARY KEY,
    reseller_id bigint      NOT NULL REFERENCES panel.reseller (id),
    invited_by  text        NOT NULL,
    role        text        NOT NULL,
    permissions text[]      NOT NULL,
    expires_at  timestamptz NOT NULL
);
GRANT SELECT, INSERT, DELETE ON panel.invitation TO panelhouse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA panel TO panelhouse_app;
CALL panel.fence_by_reseller('panel.membership');
CALL panel.fence_by_reseller('panel.invitation');
