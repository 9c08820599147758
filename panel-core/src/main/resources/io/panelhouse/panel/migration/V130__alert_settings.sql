-- Whoever watches balances reads from the journal of resellers what holds for each: the settings are inherited, so a change
-- above is written for every reseller below.

ALTER TABLE journal.reseller
    ADD COLUMN credit_thresholds text NOT NULL DEFAULT '',
    ADD COLUMN debits_per_minute int CHECK (debits_per_minute > 0);

-- The value of the nearest reseller upwards that has one. As the owner, since settings above are not visible to whoever is
-- below; the path says of whom, and only a reseller that is visible has one to give.
CREATE FUNCTION panel.effective_setting(of_path text, setting_name text) RETURNS text LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = '' AS $$
    SELECT s.value #>> '{}'
      FROM unnest(string_to_array(rtrim(of_path, '/'), '/')::bigint[]) WITH ORDINALITY AS up (id, depth)
      JOIN panel.setting s ON s.reseller_id = up.id AND s.name = setting_name
     ORDER BY up.depth DESC LIMIT 1
$$;
