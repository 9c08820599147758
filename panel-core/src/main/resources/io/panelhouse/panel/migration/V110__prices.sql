-- What credits cost and what sales bring in, where operators enter it. Nothing here moves a balance.

-- Of a mint or a transfer: what one credit cost. It belongs to the lower one of the two resellers, so that both see it.
CREATE TABLE panel.top_up_price (
    operation_id bigint PRIMARY KEY,
    reseller_id  bigint         NOT NULL REFERENCES panel.reseller (id),
    -- Whoever works below this one does not change it.
    entered_by   bigint         NOT NULL REFERENCES panel.reseller (id),
    per_credit   numeric(18, 4) NOT NULL CHECK (per_credit >= 0),
    currency     text           NOT NULL CHECK (currency ~ '^[A-Z]{3}$')
);
CREATE INDEX top_up_price_reseller ON panel.top_up_price (reseller_id);

-- Of a sale: what it brought in, where that is not what the reseller usually asks.
CREATE TABLE panel.sale_price (
    operation_id bigint PRIMARY KEY,
    reseller_id  bigint         NOT NULL REFERENCES panel.reseller (id),
    price        numeric(18, 4) NOT NULL CHECK (price >= 0),
    currency     text           NOT NULL CHECK (currency ~ '^[A-Z]{3}$')
);
CREATE INDEX sale_price_reseller ON panel.sale_price (reseller_id);

-- What a reseller asks for a package from some instant on; null for nothing.
CREATE TABLE panel.retail_price (
    reseller_id  bigint      NOT NULL REFERENCES panel.reseller (id),
    package_code text        NOT NULL REFERENCES panel.offer (code),
    since        timestamptz NOT NULL,
    price        numeric(18, 4) CHECK (price >= 0),
    currency     text CHECK (currency ~ '^[A-Z]{3}$'),
    PRIMARY KEY (reseller_id, package_code, since),
    CHECK ((price IS NULL) = (currency IS NULL))
);
GRANT SELECT, INSERT, UPDATE, DELETE ON panel.top_up_price, panel.sale_price, panel.retail_price TO panelhouse_app;
