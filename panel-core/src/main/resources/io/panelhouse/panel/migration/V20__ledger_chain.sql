-- Each ledger account is a chain: an entry carries the hash of the entry before it and its own. docs/ledger.md.

ALTER TABLE journal.ledger_entry
    ADD COLUMN previous_hash bytea,
    ADD COLUMN hash          bytea;
ALTER TABLE panel.ledger_account
    -- Of its newest entry; 32 zero bytes before the first.
    ADD COLUMN last_hash bytea NOT NULL DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000'
        CHECK (octet_length(last_hash) = 32);

-- A field of the text that is hashed: its length in bytes, a colon, itself; nothing is a hyphen. So no two rows share a text.
CREATE FUNCTION journal.hash_field(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-') || chr(10);

-- The text that is hashed. The panel makes the same one; so can everybody else.
CREATE FUNCTION journal.entry_text(e journal.ledger_entry, operator text, previous_hash bytea) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN journal.hash_field('panelhouse ledger entry 1')
        || journal.hash_field(encode(previous_hash, 'hex'))
        || journal.hash_field(e.reseller_id::text)
        || journal.hash_field(e.ledger_account)
        || journal.hash_field(e.entry_sequence::text)
        || journal.hash_field(e.operation_id::text)
        || journal.hash_field(e.kind)
        || journal.hash_field(e.reversed_kind)
        || journal.hash_field(e.amount::text)
        || journal.hash_field(e.balance_after::text)
        || journal.hash_field(e.package_code)
        || journal.hash_field(e.account_id::text)
        || journal.hash_field(operator)
        || journal.hash_field(e.source)
        || journal.hash_field(e.source_key)
        || journal.hash_field((extract(epoch FROM e.occurred_at) * 1000000)::bigint::text);

CREATE FUNCTION journal.entry_hash(e journal.ledger_entry, operator text, previous_hash bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN sha256(convert_to(journal.entry_text(e, operator, previous_hash), 'UTF8'));

-- What was posted before gets its chain here, unseen by change capture: nothing that it carries changes.
ALTER PUBLICATION panel_capture DROP TABLE journal.ledger_entry;
ALTER TABLE journal.ledger_entry DISABLE TRIGGER append_only;
DO $$
DECLARE
    account  record;
    entry    journal.ledger_entry;
    operator text;
    previous bytea;
BEGIN
    FOR account IN SELECT * FROM panel.ledger_account WHERE last_entry_sequence > 0 ORDER BY id LOOP
        previous := account.last_hash;
        FOR entry IN SELECT * FROM journal.ledger_entry e
                      WHERE e.reseller_id = account.reseller_id AND e.ledger_account = account.ledger_account
                      ORDER BY e.entry_sequence LOOP
            SELECT o.operator INTO operator FROM journal.operation o WHERE o.operation_id = entry.operation_id;
            UPDATE journal.ledger_entry e
               SET previous_hash = previous, hash = journal.entry_hash(entry, operator, previous)
             WHERE e.sequence = entry.sequence RETURNING e.hash INTO previous;
        END LOOP;
        UPDATE panel.ledger_account l SET last_hash = previous WHERE l.id = account.id;
    END LOOP;
END
$$;
ALTER TABLE journal.ledger_entry ENABLE ALWAYS TRIGGER append_only;
ALTER PUBLICATION panel_capture ADD TABLE journal.ledger_entry;

ALTER TABLE journal.ledger_entry
    ALTER COLUMN previous_hash SET NOT NULL,
    ALTER COLUMN hash SET NOT NULL,
    ADD CHECK (octet_length(previous_hash) = 32 AND octet_length(hash) = 32);

-- Where each chain stood when its head was published, also to a file outside this database.
CREATE TABLE journal.ledger_head (
    sequence       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    reseller_id    bigint      NOT NULL,
    ledger_account text        NOT NULL,
    entry_sequence bigint      NOT NULL,
    hash           bytea       NOT NULL,
    published_at   timestamptz NOT NULL,
    UNIQUE (reseller_id, ledger_account, entry_sequence)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.ledger_head
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();
ALTER TABLE journal.ledger_head ENABLE ALWAYS TRIGGER append_only;
GRANT SELECT, INSERT ON journal.ledger_head TO panelhouse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA journal TO panelhouse_app;
