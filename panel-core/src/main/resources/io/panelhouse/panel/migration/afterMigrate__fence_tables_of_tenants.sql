-- After every migration: a table with a column reseller_id that has no fence of its own gets the usual one.

DO $$
DECLARE
    fenced regclass;
BEGIN
    FOR fenced IN
        SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'reseller_id'
         WHERE c.relnamespace IN ('panel'::regnamespace, 'journal'::regnamespace) AND c.relkind IN ('r', 'p')
           AND NOT c.relrowsecurity ORDER BY c.oid
    LOOP
        CALL panel.fence_by_reseller(fenced);
    END LOOP;
END
$$;
