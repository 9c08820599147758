-- The account's page asks for the open episode of its account.

CREATE INDEX alert_open_account ON panel.alert (account_id) WHERE closed_at IS NULL AND account_id IS NOT NULL;
