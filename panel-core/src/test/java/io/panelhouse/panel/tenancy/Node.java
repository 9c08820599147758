package io.panelhouse.panel.tenancy;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;

/**
 * A reseller of the test's world with something of everything. All its names hold the mark, and no other's do.
 *
 * @param owner acts there and may do all
 */
record Node(
        String mark,
        ResellerId id,
        Actor owner,
        AccountId account,
        long operatorId,
        String sessionId,
        long operationId,
        long topUpId,
        long attempt,
        String lockKey,
        long holdId,
        long alertId) {

    String name() {
        return "reseller" + mark;
    }

    String accountName() {
        return "account" + mark;
    }

    String operatorName() {
        return "operator" + mark;
    }
}
