-- What was checked once for each row is checked once for each statement, and for each pair of resellers instead of each row.
-- As the owner, so that no fence is asked for each row: what a check finds is the same, since it compares paths, and whatever
-- lies outside the fence lies outside the subtree. Plans are kept from when the tables were small: these stay good when they grow.

CREATE OR REPLACE FUNCTION journal.check_operation_scope() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = ''
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
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
    SELECT p.operation_id, p.scope_id, p.reseller_id INTO wrong
      FROM (SELECT t.scope_id, t.reseller_id, min(t.operation_id) AS operation_id
              FROM (SELECT operation_id, scope_id, reseller_id FROM added WHERE scope_id IS NOT NULL
                     UNION ALL
                    SELECT operation_id, scope_id, other_reseller_id FROM added
                     WHERE scope_id IS NOT NULL AND other_reseller_id IS NOT NULL) t
             GROUP BY t.scope_id, t.reseller_id) p
      LEFT JOIN panel.reseller s ON s.id = p.scope_id
      LEFT JOIN panel.reseller r ON r.id = p.reseller_id
     WHERE starts_with(r.path, s.path) IS NOT TRUE LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Cannot write operation %: reseller % is outside the subtree of %',
            wrong.operation_id, wrong.reseller_id, wrong.scope_id USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION journal.check_scope_of_operation() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = ''
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    wrong record;
BEGIN
    SELECT p.operation_id, p.reseller_id, p.scope_id INTO wrong
      FROM (SELECT o.scope_id, a.reseller_id, min(a.operation_id) AS operation_id
              FROM added a
              JOIN journal.operation o ON o.operation_id = a.operation_id AND o.scope_id IS NOT NULL
             GROUP BY o.scope_id, a.reseller_id) p
      LEFT JOIN panel.reseller s ON s.id = p.scope_id
      LEFT JOIN panel.reseller r ON r.id = p.reseller_id
     WHERE starts_with(r.path, s.path) IS NOT TRUE LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Cannot write journal.% of operation %: reseller % is outside the subtree of %',
            TG_TABLE_NAME, wrong.operation_id, wrong.reseller_id, wrong.scope_id
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;

-- A new account learns its device, unless the setting lockByDefault of the nearest reseller upwards says otherwise. As the
-- owner, since a setting above is not visible to whoever creates the account.
DROP TRIGGER lock_by_default ON panel.account;
CREATE OR REPLACE FUNCTION panel.lock_by_default() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF EXISTS (SELECT FROM panel.setting s WHERE s.name = 'lockByDefault' AND s.value = 'false'::jsonb) THEN
        UPDATE panel.account a SET device_lock = 'OPEN'
          FROM added n
          JOIN (SELECT DISTINCT ON (r.id) r.id, s.value
                  FROM panel.reseller r
                 CROSS JOIN LATERAL unnest(string_to_array(rtrim(r.path, '/'), '/')::bigint[])
                       WITH ORDINALITY AS up (id, depth)
                  JOIN panel.setting s ON s.reseller_id = up.id AND s.name = 'lockByDefault'
                 WHERE r.id IN (SELECT reseller_id FROM added)
                 ORDER BY r.id, up.depth DESC) nearest ON nearest.id = n.reseller_id AND nearest.value = 'false'::jsonb
         WHERE a.id = n.id AND n.device_lock = 'LEARN';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER lock_by_default AFTER INSERT ON panel.account
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION panel.lock_by_default();

-- The one by operation_id serves all that this did: an account's operations are few, and their numbers grow with them.
DROP INDEX journal.operation_account;
