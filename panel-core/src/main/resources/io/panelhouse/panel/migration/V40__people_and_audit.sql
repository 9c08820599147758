-- What people who sign in may do, how they prove who they are, where they are signed in, and what they did.

ALTER TABLE panel.operator
    ADD COLUMN permissions         text[]      NOT NULL DEFAULT '{VIEW,SELL,CREDITS,OWNER}'
        CHECK (permissions <@ ARRAY['VIEW', 'SELL', 'CREDITS', 'OWNER'] AND 'VIEW' = ANY (permissions)),
    ADD COLUMN disabled_at         timestamptz,
    ADD COLUMN password_changed_at timestamptz,
    -- A password that somebody else gave: good until then, and only for choosing another.
    ADD COLUMN password_expires_at timestamptz,
    -- Encrypted with a key that is not in the database; null until a code has confirmed it.
    ADD COLUMN second_factor       bytea,
    ADD COLUMN second_factor_at    timestamptz,
    -- The newest time step whose code was used: a code is good once.
    ADD COLUMN second_factor_step  bigint      NOT NULL DEFAULT 0;
UPDATE panel.operator SET password_changed_at = created_at;
ALTER TABLE panel.operator ALTER COLUMN password_changed_at SET NOT NULL;
CREATE INDEX operator_reseller ON panel.operator (reseller_id);

CREATE TABLE panel.recovery_code (
    operator_id bigint NOT NULL REFERENCES panel.operator (id),
    code_hash   bytea  NOT NULL,
    used_at     timestamptz,
    PRIMARY KEY (operator_id, code_hash)
);

-- Where an operator is signed in. The id is none that a browser shows.
CREATE TABLE panel.operator_session (
    id          uuid PRIMARY KEY,
    operator_id bigint      NOT NULL REFERENCES panel.operator (id),
    reseller_id bigint      NOT NULL REFERENCES panel.reseller (id),
    device      text        NOT NULL,
    address     text        NOT NULL,
    opened_at   timestamptz NOT NULL,
    seen_at     timestamptz NOT NULL,
    -- When the person last proved who they are in it.
    proven_at   timestamptz NOT NULL,
    ended_at    timestamptz,
    CHECK (ended_at >= opened_at)
);
CREATE INDEX operator_session_operator ON panel.operator_session (operator_id, opened_at);
CREATE INDEX operator_session_open ON panel.operator_session (seen_at) WHERE ended_at IS NULL;

-- Tries to sign in within a window. Names and addresses are spread over a fixed number of buckets, so that the table
-- is bounded whatever is tried.
CREATE TABLE panel.guess (
    kind           text        NOT NULL,
    bucket         int         NOT NULL CHECK (bucket BETWEEN 0 AND 262143),
    window_ends_at timestamptz NOT NULL,
    guesses        int         NOT NULL CHECK (guesses >= 0),
    PRIMARY KEY (kind, bucket)
);

CREATE TABLE panel.audit_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    -- Whose operator it was; null for a program of the house, and for a name that nobody has.
    reseller_id bigint REFERENCES panel.reseller (id),
    operator    text        NOT NULL,
    verb        text        NOT NULL CHECK (verb ~ '^[a-z][a-z-]{1,39}$'),
    object      text        NOT NULL CHECK (length(object) <= 200),
    detail      jsonb       NOT NULL,
    address     text
);
CREATE INDEX audit_entry_reseller ON panel.audit_entry (reseller_id, id);

CREATE FUNCTION panel.refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Cannot % panel.%: what was done stays written', lower(TG_OP), TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON panel.audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION panel.refuse_audit_change();
ALTER TABLE panel.audit_entry ENABLE ALWAYS TRIGGER append_only;

GRANT SELECT, INSERT ON panel.audit_entry TO panelhouse_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON panel.operator_session, panel.recovery_code, panel.guess TO panelhouse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA panel TO panelhouse_app;
