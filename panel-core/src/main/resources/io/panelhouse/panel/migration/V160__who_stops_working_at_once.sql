-- How many accounts were refused or lost their session within a few minutes is asked whenever an account is looked at.

CREATE INDEX auth_attempt_refused ON journal.auth_attempt (occurred_at, reseller_id, account_id)
    WHERE outcome <> 'ACCEPTED' AND account_id IS NOT NULL;
CREATE INDEX session_lost ON journal.session (occurred_at, reseller_id, account_id)
    WHERE reason = 'TIMEOUT' AND account_id IS NOT NULL;
