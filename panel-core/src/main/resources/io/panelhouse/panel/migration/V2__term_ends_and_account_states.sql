-- Ends of sold terms can move (a package change, a reversal, a resumption), and accounts can be suspended and closed.

ALTER TABLE panel.account
    -- Start of its current or latest unbroken run of terms; the run ends at ends_at.
    ADD COLUMN entitled_from timestamptz,
    ADD COLUMN suspended_at  timestamptz,
    ADD COLUMN closed_at     timestamptz;

-- The end of a term that was sold earlier is another one from now on. The newest row of a term counts.
CREATE TABLE journal.term_end (
    sequence          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    source            text,
    source_key        text,
    reseller_id       bigint      NOT NULL,
    account_id        bigint      NOT NULL,
    -- What moved it.
    operation_id      bigint      NOT NULL,
    kind              text        NOT NULL,
    -- What sold it.
    term_operation_id bigint      NOT NULL,
    -- Whether it counts as never sold; then ends_at is null.
    void              boolean     NOT NULL,
    ends_at           timestamptz,
    occurred_at       timestamptz NOT NULL,
    CHECK (NOT void OR ends_at IS NULL)
);
CREATE UNIQUE INDEX term_end_source ON journal.term_end (source, source_key) WHERE source_key IS NOT NULL;
CREATE INDEX term_end_term ON journal.term_end (term_operation_id, sequence DESC);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.term_end
    FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();
ALTER TABLE journal.term_end ENABLE ALWAYS TRIGGER append_only;
ALTER PUBLICATION panel_capture ADD TABLE journal.term_end;
CREATE INDEX term_operation ON journal.term (operation_id);

-- Terms as they are now: with the end that counts, and without those that count as never sold.
CREATE VIEW panel.term WITH (security_invoker = true) AS
    SELECT t.operation_id, t.reseller_id, t.account_id, t.package_code, t.months, t.credits, t.kind, t.trial,
           t.occurred_at, t.starts_at, CASE WHEN e.sequence IS NULL THEN t.ends_at ELSE e.ends_at END AS ends_at,
           t.ends_at AS sold_until
      FROM journal.term t
      LEFT JOIN LATERAL (SELECT x.sequence, x.void, x.ends_at FROM journal.term_end x
                          WHERE x.term_operation_id = t.operation_id ORDER BY x.sequence DESC LIMIT 1) e ON true
     WHERE e.void IS NOT TRUE;

GRANT SELECT, INSERT ON journal.term_end TO panelhouse_app;
GRANT SELECT ON panel.term TO panelhouse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA journal TO panelhouse_app;

-- A run goes back from the latest term over all that follow each other without a gap.
UPDATE panel.account a SET entitled_from = r.run_start
  FROM (SELECT account_id, max(starts_at) AS run_start
          FROM (SELECT account_id, starts_at,
                       max(coalesce(ends_at, 'infinity')) OVER (PARTITION BY account_id ORDER BY starts_at, ends_at
                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_until
                  FROM journal.term) t
         WHERE covered_until IS NULL OR starts_at > covered_until GROUP BY account_id) r
 WHERE r.account_id = a.id;
