package io.panelhouse.panel;

/**
 * Faults as a change to the panel could bring them in, put into the database: what the panel sends is altered there,
 * and the rules of the database that would refuse it are taken away.
 */
enum SeededBug {
    LOST_UPDATE_OF_A_BALANCE("I2", """
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.last_entry_sequence % 7 = 0 THEN NEW.balance := OLD.balance; END IF; RETURN NEW; END $$;
            CREATE TRIGGER bug BEFORE UPDATE ON panel.ledger_account FOR EACH ROW EXECUTE FUNCTION bug()"""),
    MISSING_LOCK("I2", """
            ALTER TABLE journal.ledger_entry DROP CONSTRAINT ledger_entry_reseller_id_ledger_account_entry_sequence_key;
            ALTER TABLE panel.ledger_account RENAME TO ledger_account_row;
            CREATE FUNCTION panel.unlocked() RETURNS SETOF panel.ledger_account_row LANGUAGE plpgsql AS $$ BEGIN
                RETURN QUERY SELECT * FROM panel.ledger_account_row; PERFORM pg_sleep(0.002); END $$;
            CREATE VIEW panel.ledger_account AS SELECT * FROM panel.unlocked();
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                UPDATE panel.ledger_account_row l SET balance = NEW.balance, last_hash = NEW.last_hash,
                    last_entry_sequence = NEW.last_entry_sequence WHERE l.id = NEW.id; RETURN NEW; END $$;
            CREATE TRIGGER bug INSTEAD OF UPDATE ON panel.ledger_account FOR EACH ROW EXECUTE FUNCTION bug();
            GRANT SELECT, UPDATE ON panel.ledger_account TO panelhouse_app"""),
    ENTRY_WITHOUT_COUNTER_ENTRY("I1", """
            DROP TRIGGER entries_balance ON journal.ledger_entry;
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                RETURN CASE WHEN NEW.ledger_account = 'CONSUMED' AND NEW.operation_id % 7 = 0 THEN NULL ELSE NEW END;
                END $$;
            CREATE TRIGGER bug BEFORE INSERT ON journal.ledger_entry FOR EACH ROW EXECUTE FUNCTION bug()"""),
    BALANCE_AFTER_OFF_BY_ONE("I2", """
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.operation_id % 7 = 0 THEN NEW.balance_after := NEW.balance_after + 1; END IF; RETURN NEW; END $$;
            CREATE TRIGGER bug BEFORE INSERT ON journal.ledger_entry FOR EACH ROW EXECUTE FUNCTION bug()"""),
    DOUBLE_EFFECT_OF_A_KEY("I4", """
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                RETURN CASE WHEN NEW.operation_id % 3 = 0 THEN NULL ELSE NEW END; END $$;
            CREATE TRIGGER bug BEFORE INSERT ON panel.done_order FOR EACH ROW EXECUTE FUNCTION bug()"""),
    CONFLICTING_KEY_ACCEPTED("I4: the same key for something else is a conflict", """
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                NEW.key := NEW.key || '-' || NEW.operation_id; RETURN NEW; END $$;
            CREATE TRIGGER bug BEFORE INSERT ON panel.done_order FOR EACH ROW EXECUTE FUNCTION bug()"""),
    NEGATIVE_WALLET("I3", """
            ALTER TABLE panel.ledger_account DROP CONSTRAINT wallet_not_negative;
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.ledger_account = 'WALLET' AND NEW.reseller_id > 1 THEN NEW.balance := -1; END IF; RETURN NEW;
                END $$;
            CREATE TRIGGER bug BEFORE UPDATE ON panel.ledger_account FOR EACH ROW EXECUTE FUNCTION bug()"""),
    MINT_OUTSIDE_OF_A_MINT("I6", """
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.kind = 'MINT' AND NEW.operation_id % 3 = 0 THEN NEW.kind := 'TRANSFER'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER bug BEFORE INSERT ON journal.ledger_entry FOR EACH ROW EXECUTE FUNCTION bug()"""),
    TERM_WITHOUT_DEBIT("I7", """
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                RETURN CASE WHEN NEW.kind = 'RENEW' AND NEW.operation_id % 5 = 0 THEN NULL ELSE NEW END; END $$;
            CREATE TRIGGER bug BEFORE INSERT ON journal.ledger_entry FOR EACH ROW EXECUTE FUNCTION bug()"""),
    TERM_AT_ANOTHER_PRICE("I7", """
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.operation_id % 7 = 0 THEN NEW.credits := NEW.credits + 1; END IF; RETURN NEW; END $$;
            CREATE TRIGGER bug BEFORE INSERT ON journal.term FOR EACH ROW EXECUTE FUNCTION bug()"""),
    EXPIRY_MOVED_WITHOUT_PAYMENT("I7", """
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.id % 5 = 0 THEN NEW.ends_at := NEW.ends_at + interval '1 day'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER bug BEFORE INSERT OR UPDATE ON panel.account FOR EACH ROW EXECUTE FUNCTION bug()"""),
    JOURNAL_ROW_UPDATED("I5", """
            ALTER TABLE journal.ledger_entry DISABLE TRIGGER append_only;
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
                UPDATE journal.ledger_entry SET package_code = 'M12' WHERE sequence = NEW.sequence - 40; RETURN NULL; END $$;
            CREATE TRIGGER bug AFTER INSERT ON journal.ledger_entry FOR EACH ROW EXECUTE FUNCTION bug()"""),
    GAP_IN_A_SEQUENCE("I2", """
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.entry_sequence > 20 THEN NEW.entry_sequence := NEW.entry_sequence + 1; END IF; RETURN NEW; END $$;
            CREATE TRIGGER bug BEFORE INSERT ON journal.ledger_entry FOR EACH ROW EXECUTE FUNCTION bug()"""),
    CHAIN_NOT_CARRIED_ON("I5", """
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.last_entry_sequence % 5 = 0 THEN NEW.last_hash := OLD.last_hash; END IF; RETURN NEW; END $$;
            CREATE TRIGGER bug BEFORE UPDATE ON panel.ledger_account FOR EACH ROW EXECUTE FUNCTION bug()"""),
    OPERATION_OF_SOMEBODY_ELSE("I5", """
            CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.operation_id % 7 = 0 THEN NEW.operator := 'mallory'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER bug BEFORE INSERT ON journal.operation FOR EACH ROW EXECUTE FUNCTION bug()""");

    private final String caughtBy;
    private final String sql;

    SeededBug(String caughtBy, String sql) {
        this.caughtBy = caughtBy;
        this.sql = sql;
    }

    /** What the name of the broken invariant begins with. */
    String caughtBy() {
        return caughtBy;
    }

    /** Puts it into a database that has been migrated. */
    String sql() {
        return sql;
    }
}
