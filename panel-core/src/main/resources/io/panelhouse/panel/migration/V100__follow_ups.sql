-- Speaking to subscribers before their terms end, and the words that are used for it.

-- What an operator wrote down about an end, appended; the newest row about an end counts.
CREATE TABLE panel.follow_up (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id   bigint      NOT NULL REFERENCES panel.account (id),
    -- The end that it is about.
    due_at       timestamptz NOT NULL,
    state        text        NOT NULL CHECK (state IN ('TO_DO', 'CONTACTED', 'PROMISED', 'LOST')),
    channel      text CHECK (channel IN ('WHATSAPP', 'PHONE', 'EMAIL', 'OTHER')),
    promised_for date,
    note         text CHECK (length(note) BETWEEN 1 AND 500),
    operator     text        NOT NULL CHECK (length(operator) BETWEEN 1 AND 200),
    marked_at    timestamptz NOT NULL,
    CHECK (promised_for IS NULL OR state = 'PROMISED')
);
CREATE INDEX follow_up_end ON panel.follow_up (account_id, due_at, id DESC);

-- Each end of a paid term, with the sale that followed before it or within grace. Where a term reaches beyond it, where
-- another package took over and where the account was closed first, there is no end that anybody had to be spoken to about.
CREATE VIEW panel.due_end WITH (security_invoker = true) AS
    SELECT t.account_id, a.reseller_id, t.ends_at AS due_at,
           t.ends_at + r.grace_days * interval '24 hours' AS lost_at, a.closed_at, n.occurred_at AS renewed_at
      FROM panel.term t
      JOIN panel.account a ON a.id = t.account_id
      JOIN panel.reseller r ON r.id = a.reseller_id
      LEFT JOIN LATERAL (SELECT s.occurred_at, s.kind FROM panel.term s
                          WHERE s.account_id = t.account_id AND NOT s.trial
                            AND (s.starts_at = t.ends_at
                                 OR s.starts_at > t.ends_at
                                    AND s.starts_at < t.ends_at + r.grace_days * interval '24 hours')
                          ORDER BY s.starts_at, s.operation_id LIMIT 1) n ON true
     WHERE NOT t.trial AND t.ends_at < 'infinity' AND n.kind IS DISTINCT FROM 'CHANGE'
       AND (a.closed_at IS NULL OR t.ends_at < a.closed_at)
       AND NOT EXISTS (SELECT FROM panel.term o
                        WHERE o.account_id = t.account_id AND NOT o.trial AND o.starts_at < t.ends_at
                          AND (o.ends_at IS NULL OR o.ends_at > t.ends_at));

-- Words for subscribers, of a reseller and all below it that have none of their own.
CREATE TABLE panel.message_template (
    reseller_id bigint NOT NULL REFERENCES panel.reseller (id),
    kind        text   NOT NULL CHECK (kind IN ('RENEWAL', 'DEVICE_LOCK')),
    language    text   NOT NULL CHECK (language ~ '^[a-z]{2}$'),
    words       text   NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
    PRIMARY KEY (reseller_id, kind, language)
);

GRANT SELECT, INSERT ON panel.follow_up TO panelhouse_app;
GRANT SELECT ON panel.due_end TO panelhouse_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON panel.message_template TO panelhouse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA panel TO panelhouse_app;
