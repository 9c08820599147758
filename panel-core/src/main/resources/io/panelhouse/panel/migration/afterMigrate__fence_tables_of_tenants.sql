-- After every migration: a table that has no fence of its own gets the usual one. Its rows belong to a reseller, else to an
-- account, else to an operator, by the column of that name.

DO $$
DECLARE
    unfenced record;
BEGIN
    FOR unfenced IN
        SELECT c.oid::regclass AS name,
               (SELECT min(a.attname) FROM pg_attribute a
                 WHERE a.attrelid = c.oid AND a.attname = 'reseller_id') AS reseller,
               (SELECT min(a.attname) FROM pg_attribute a
                 WHERE a.attrelid = c.oid AND a.attname IN ('account_id', 'operator_id')) AS other
          FROM pg_class c
         WHERE c.relnamespace IN ('panel'::regnamespace, 'journal'::regnamespace) AND c.relkind IN ('r', 'p')
           AND NOT c.relrowsecurity ORDER BY c.oid
    LOOP
        IF unfenced.reseller IS NOT NULL THEN
            CALL panel.fence_by_reseller(unfenced.name);
        ELSIF unfenced.other = 'account_id' THEN
            CALL panel.fence_by_account(unfenced.name);
        ELSIF unfenced.other = 'operator_id' THEN
            CALL panel.fence(unfenced.name,
                format('(SELECT panel.in_house()) OR EXISTS (SELECT FROM panel.operator own WHERE own.id = %s.operator_id)',
                       unfenced.name),
                format('(SELECT panel.in_house()) OR EXISTS (SELECT FROM panel.operator own WHERE own.id = %s.operator_id)',
                       unfenced.name));
        END IF;
    END LOOP;
END
$$;
