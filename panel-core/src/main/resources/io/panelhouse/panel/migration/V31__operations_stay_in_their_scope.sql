-- The ledger writes the orders of many actors in one transaction of the house. So each operation says whose subtree its actor
-- was confined to, and the database refuses one that reaches out of it, whatever the ledger decided. Each check is one
-- statement for all rows that a statement adds, by the paths as they are then.

CREATE FUNCTION journal.check_operation_scope() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own   bigint;
    wrong record;
BEGIN
    IF NOT panel.in_house() THEN
        own := (panel.own_line())[cardinality(panel.own_line())];
        SELECT operation_id, scope_id INTO wrong FROM added WHERE scope_id IS DISTINCT FROM own LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'Invalid scope of operation %: must be %, was %', wrong.operation_id, own, wrong.scope_id
                USING ERRCODE = 'insufficient_privilege';
        END IF;
    END IF;
    SELECT t.operation_id, t.scope_id, t.reseller_id INTO wrong
      FROM (SELECT operation_id, scope_id, reseller_id FROM added WHERE scope_id IS NOT NULL
             UNION ALL
            SELECT operation_id, scope_id, other_reseller_id FROM added
             WHERE scope_id IS NOT NULL AND other_reseller_id IS NOT NULL) t
      LEFT JOIN panel.reseller s ON s.id = t.scope_id
      LEFT JOIN panel.reseller r ON r.id = t.reseller_id
     WHERE starts_with(r.path, s.path) IS NOT TRUE LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Cannot write operation %: reseller % is outside the subtree of %',
            wrong.operation_id, wrong.reseller_id, wrong.scope_id USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER operation_in_scope AFTER INSERT ON journal.operation
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION journal.check_operation_scope();

-- What an operation did, it did to resellers in its scope.
CREATE FUNCTION journal.check_scope_of_operation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    SELECT a.operation_id, a.reseller_id, o.scope_id INTO wrong
      FROM added a
      JOIN journal.operation o ON o.operation_id = a.operation_id AND o.scope_id IS NOT NULL
      LEFT JOIN panel.reseller s ON s.id = o.scope_id
      LEFT JOIN panel.reseller r ON r.id = a.reseller_id
     WHERE starts_with(r.path, s.path) IS NOT TRUE LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Cannot write journal.% of operation %: reseller % is outside the subtree of %',
            TG_TABLE_NAME, wrong.operation_id, wrong.reseller_id, wrong.scope_id
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER entry_in_scope AFTER INSERT ON journal.ledger_entry
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION journal.check_scope_of_operation();
CREATE TRIGGER term_in_scope AFTER INSERT ON journal.term
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION journal.check_scope_of_operation();
CREATE TRIGGER term_end_in_scope AFTER INSERT ON journal.term_end
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION journal.check_scope_of_operation();
