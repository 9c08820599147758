-- What an operation belongs to and takes back, the credits that a moved end gives back, and the settings of resellers.

ALTER TABLE journal.operation
    -- Given by the caller to orders that belong together.
    ADD COLUMN batch                 text CHECK (length(batch) BETWEEN 1 AND 200),
    -- Of a reversal: what it takes back.
    ADD COLUMN reversed_operation_id bigint,
    -- The reseller whose subtree the actor was confined to; null for a program of the house.
    ADD COLUMN scope_id              bigint,
    -- The other side: of a transfer who received, of a move from whom the account came.
    ADD COLUMN other_reseller_id     bigint,
    ADD CHECK ((kind = 'REVERSE') = (reversed_operation_id IS NOT NULL));
CREATE UNIQUE INDEX operation_reversed_once ON journal.operation (reversed_operation_id)
    WHERE reversed_operation_id IS NOT NULL;
CREATE INDEX operation_account ON journal.operation (account_id, sequence) WHERE account_id IS NOT NULL;
CREATE INDEX operation_batch ON journal.operation (batch) WHERE batch IS NOT NULL;

-- Of the credits that the term was sold for, how many this gives back; negative where it takes such a gift back.
ALTER TABLE journal.term_end ADD COLUMN credits_back numeric(18, 4) NOT NULL DEFAULT 0;
CREATE INDEX term_end_operation ON journal.term_end (operation_id);

-- Trials of a day are counted against a quota.
CREATE INDEX term_trial ON journal.term (reseller_id, occurred_at) WHERE trial;

-- What a reseller decides for itself and all below it; the nearest one upwards counts.
CREATE TABLE panel.setting (
    reseller_id bigint NOT NULL REFERENCES panel.reseller (id),
    name        text   NOT NULL,
    value       jsonb  NOT NULL,
    PRIMARY KEY (reseller_id, name)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON panel.setting TO panelhouse_app;
