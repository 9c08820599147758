-- Which devices an account was used from, and the one it is locked to.

ALTER TABLE panel.account
    -- Accounts from before this stay open; new ones learn the device of their first accepted sign-in.
    ADD COLUMN device_lock     text        NOT NULL DEFAULT 'OPEN' CHECK (device_lock IN ('OPEN', 'LEARN', 'LOCKED')),
    ADD COLUMN locked_device   text,
    ADD COLUMN locked_at       timestamptz,
    ADD COLUMN max_connections int         NOT NULL DEFAULT 1 CHECK (max_connections BETWEEN 1 AND 1000),
    ADD CONSTRAINT a_lock_has_its_device CHECK ((device_lock = 'LOCKED') = (locked_device IS NOT NULL));
ALTER TABLE panel.account ALTER COLUMN device_lock SET DEFAULT 'LEARN';
CREATE INDEX account_locked_device ON panel.account (locked_device text_pattern_ops) WHERE locked_device IS NOT NULL;
CREATE INDEX account_unlocked ON panel.account (reseller_id) WHERE device_lock = 'OPEN';

-- One row for each device from which an account was let in.
CREATE TABLE panel.device (
    account_id  bigint      NOT NULL REFERENCES panel.account (id),
    reseller_id bigint      NOT NULL,
    device_id   text        NOT NULL CHECK (length(device_id) BETWEEN 1 AND 200),
    device_type text,
    first_seen  timestamptz NOT NULL,
    last_seen   timestamptz NOT NULL,
    PRIMARY KEY (account_id, device_id)
);
CREATE INDEX device_id ON panel.device (device_id text_pattern_ops);

-- The devices of an account go with it.
CREATE FUNCTION panel.devices_follow_their_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE panel.device d SET reseller_id = NEW.reseller_id WHERE d.account_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER devices_follow AFTER UPDATE OF reseller_id ON panel.account
    FOR EACH ROW WHEN (OLD.reseller_id <> NEW.reseller_id) EXECUTE FUNCTION panel.devices_follow_their_account();

-- What happened to the lock and the connection limit of an account, by whom.
CREATE TABLE journal.device_lock (
    sequence           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    source             text,
    source_key         text,
    reseller_id        bigint      NOT NULL,
    account_id         bigint      NOT NULL,
    kind               text        NOT NULL CHECK (kind IN ('LEARNED', 'LOCKED_TO', 'RELEASED', 'RELEARN', 'CONNECTIONS')),
    operator           text        NOT NULL,
    -- Of the order; a repeated one is answered with this row.
    key                text CHECK (length(key) BETWEEN 1 AND 200),
    lock_before        text        NOT NULL,
    lock_after         text        NOT NULL,
    device_before      text,
    device_after       text,
    connections_before int         NOT NULL,
    connections_after  int         NOT NULL,
    occurred_at        timestamptz NOT NULL
);
CREATE UNIQUE INDEX device_lock_key ON journal.device_lock (operator, key) WHERE key IS NOT NULL;
CREATE INDEX device_lock_account ON journal.device_lock (account_id, sequence DESC);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.device_lock
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();
ALTER TABLE journal.device_lock ENABLE ALWAYS TRIGGER append_only;

ALTER TABLE journal.auth_attempt
    ADD COLUMN expected_device_id text,
    ADD COLUMN app                text,
    -- Whether the secret was the account's; null where there was none to compare.
    ADD COLUMN secret_right       boolean;
CREATE INDEX auth_attempt_account ON journal.auth_attempt (account_id, occurred_at, sequence) WHERE account_id IS NOT NULL;
CREATE INDEX auth_attempt_reseller ON journal.auth_attempt (reseller_id, occurred_at, sequence);
CREATE INDEX auth_attempt_device ON journal.auth_attempt (device_id, occurred_at, sequence) WHERE device_id IS NOT NULL;
CREATE INDEX auth_attempt_unknown ON journal.auth_attempt (account_name, occurred_at) WHERE account_id IS NULL;

ALTER TABLE panel.open_session ADD COLUMN app text, ADD COLUMN last_heartbeat_at timestamptz;
UPDATE panel.open_session SET last_heartbeat_at = opened_at;
ALTER TABLE panel.open_session ALTER COLUMN last_heartbeat_at SET NOT NULL;
CREATE INDEX open_session_reseller ON panel.open_session (reseller_id, opened_at);

-- Why a session was closed.
ALTER TABLE journal.session ADD COLUMN reason text;

GRANT SELECT, INSERT, UPDATE ON panel.device TO panelhouse_app;
GRANT UPDATE ON panel.open_session TO panelhouse_app;
GRANT SELECT, INSERT ON journal.device_lock TO panelhouse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA journal TO panelhouse_app;
