-- Row-level security: a transaction of the application sees and writes only what lies in the subtree of its scope. It says
-- whose that is by panel.enter; one that does not say so sees nothing. The owner of the tables is not bound by it.

DO $$
BEGIN
    IF NOT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) THEN
        RAISE EXCEPTION 'Cannot migrate as role %: it must see all rows; run ALTER ROLE % BYPASSRLS', current_user, current_user;
    END IF;
END
$$;

-- ---------------------------------------------------------------------------------------------------- scope

ALTER TABLE panel.reseller
    -- Since then it and its operators can do nothing; its accounts keep running.
    ADD COLUMN disabled_at timestamptz,
    -- Since then it is gone; it was empty.
    ADD COLUMN deleted_at  timestamptz;

-- Whether the transaction is that of a program of the house, which may see all.
CREATE FUNCTION panel.in_house() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('panelhouse.scope', true) = 'house', false);

-- The paths in a subtree are those from its own path to the same with '0', which follows '/', at its end. For the house
-- all from '' to ':', which follows the digits; without a scope null, which compares to nothing.
CREATE FUNCTION panel.first_path() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN panel.in_house() THEN '' ELSE nullif(current_setting('panelhouse.path', true), '') END;
CREATE FUNCTION panel.last_path() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN panel.in_house() THEN ':' ELSE rtrim(panel.first_path(), '/') || '0' END;

-- Ids from the provider down to the scope itself.
CREATE FUNCTION panel.own_line() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN string_to_array(rtrim(panel.first_path(), '/'), '/')::bigint[];

-- Sets whose subtree this transaction is confined to: a reseller's id, or 'house'. Answers whether that reseller may act.
CREATE FUNCTION panel.enter(wanted text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    own record;
BEGIN
    PERFORM set_config('panelhouse.scope', 'house', true), set_config('panelhouse.path', '', true);
    IF wanted = 'house' THEN
        RETURN true;
    END IF;
    SELECT path, disabled_at IS NULL AND deleted_at IS NULL AS open INTO own
      FROM panel.reseller WHERE id = wanted::bigint;
    PERFORM set_config('panelhouse.scope', wanted, true), set_config('panelhouse.path', coalesce(own.path, ''), true);
    RETURN coalesce(own.open, false);
END
$$;

-- ---------------------------------------------------------------------------------------------------- fences
-- Each (SELECT …) is asked once for a statement. Where a policy asks for a row of another table, that table's own policy
-- answers: a reseller is there exactly if it lies in the subtree. The house is asked for first, as the cheapest.

-- Rows that fit visible can be seen, rows that fit writable can be written.
CREATE PROCEDURE panel.fence(fenced regclass, visible text, writable text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', fenced);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', fenced);
    EXECUTE format('CREATE POLICY fence ON %s TO panelhouse_app USING (%s) WITH CHECK (%s)', fenced, visible, writable);
END
$$;

-- Rows belong to the reseller in column reseller_id; those that fit the other condition can be seen too.
CREATE PROCEDURE panel.fence_by_reseller(fenced regclass, or_visible text DEFAULT NULL) LANGUAGE plpgsql AS $$
DECLARE
    own text := format('(SELECT panel.in_house()) OR EXISTS (SELECT FROM panel.reseller own WHERE own.id = %s.reseller_id)',
                       fenced);
BEGIN
    CALL panel.fence(fenced, concat_ws(' OR ', own, or_visible), own);
END
$$;

-- Rows belong to the account in column account_id, whoever its reseller is.
CREATE PROCEDURE panel.fence_by_account(fenced regclass) LANGUAGE plpgsql AS $$
DECLARE
    own text := format('(SELECT panel.in_house()) OR EXISTS (SELECT FROM panel.account own WHERE own.id = %s.account_id)',
                       fenced);
BEGIN
    CALL panel.fence(fenced, own, own);
END
$$;

CALL panel.fence('panel.reseller',
    'path ~>=~ (SELECT panel.first_path()) AND path ~<~ (SELECT panel.last_path())',
    'path ~>=~ (SELECT panel.first_path()) AND path ~<~ (SELECT panel.last_path())');
CALL panel.fence_by_account('panel.last_sign_in');
-- A transfer is an operation of the one who gives; the one who receives sees it too, by its entry.
CALL panel.fence_by_reseller('journal.operation',
    'EXISTS (SELECT FROM journal.ledger_entry e WHERE e.operation_id = operation.operation_id)');
-- An account that moves to another reseller takes its terms along.
CALL panel.fence_by_reseller('journal.term', 'EXISTS (SELECT FROM panel.account a WHERE a.id = term.account_id)');
CALL panel.fence_by_reseller('journal.term_end', 'EXISTS (SELECT FROM panel.account a WHERE a.id = term_end.account_id)');

-- ---------------------------------------------------------------------------------------------------- search
-- Behind a fence an index serves only comparisons that cannot tell what they compared: lower() and LIKE are none.

ALTER TABLE panel.account ADD COLUMN search_name text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED;
DROP INDEX panel.account_name_prefix;
CREATE INDEX account_search_name ON panel.account (search_name text_pattern_ops);
