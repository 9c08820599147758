-- When a subscriber's secret was last replaced by a new one; null if never. A refusal before that says nothing any more.

ALTER TABLE panel.account ADD COLUMN secret_set_at timestamptz;
