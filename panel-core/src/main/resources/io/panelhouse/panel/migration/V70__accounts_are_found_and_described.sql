-- What an operator writes about an account, and the indexes by which accounts are found, listed and explained.

ALTER TABLE panel.account
    ADD COLUMN note          text CHECK (length(note) BETWEEN 1 AND 2000),
    ADD COLUMN contact_email text CHECK (length(contact_email) BETWEEN 3 AND 254),
    ADD COLUMN contact_phone text CHECK (length(contact_phone) BETWEEN 5 AND 30),
    -- A language tag such as de or pt-BR, in which the subscriber is answered; null for that of the reseller.
    ADD COLUMN language      text CHECK (language ~ '^[a-z]{2,3}(-[A-Z]{2})?$');

CREATE INDEX account_name_of_reseller_sorted ON panel.account (reseller_id, search_name, id);

-- Few of all attempts: which accounts are blocked by their lock.
CREATE INDEX auth_attempt_mismatch ON journal.auth_attempt (occurred_at, account_id)
    WHERE outcome = 'DEVICE_MISMATCH' AND account_id IS NOT NULL;
CREATE INDEX session_of_account ON journal.session (account_id, occurred_at DESC) WHERE account_id IS NOT NULL;
CREATE INDEX operation_of_account ON journal.operation (account_id, operation_id DESC) WHERE account_id IS NOT NULL;
