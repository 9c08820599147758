-- What the resellers of a subtree consumed lately, without a look at all entries that there ever were.

CREATE INDEX ledger_entry_consumed ON journal.ledger_entry (occurred_at) INCLUDE (reseller_id, amount)
    WHERE ledger_account = 'CONSUMED';
