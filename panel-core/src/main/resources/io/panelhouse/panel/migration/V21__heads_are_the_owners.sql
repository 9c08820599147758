-- Heads are published and read by programs that work as the owner; the application has no business with them.
REVOKE ALL ON journal.ledger_head FROM panelhouse_app;
ALTER TABLE journal.ledger_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.ledger_head FORCE ROW LEVEL SECURITY;
