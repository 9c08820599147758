-- A new account learns its device, unless the setting lockByDefault of the nearest reseller upwards says otherwise. As the
-- owner, since a setting above is not visible to whoever creates the account.
CREATE FUNCTION panel.lock_by_default() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF NEW.device_lock = 'LEARN' AND (
        SELECT s.value = 'false'::jsonb
          FROM panel.reseller r
         CROSS JOIN LATERAL unnest(string_to_array(rtrim(r.path, '/'), '/')::bigint[]) WITH ORDINALITY AS up (id, depth)
          JOIN panel.setting s ON s.reseller_id = up.id AND s.name = 'lockByDefault'
         WHERE r.id = NEW.reseller_id ORDER BY up.depth DESC LIMIT 1)
    THEN
        NEW.device_lock := 'OPEN';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER lock_by_default BEFORE INSERT ON panel.account FOR EACH ROW EXECUTE FUNCTION panel.lock_by_default();
