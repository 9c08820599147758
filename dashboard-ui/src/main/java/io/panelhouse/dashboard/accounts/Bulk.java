package io.panelhouse.dashboard.accounts;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.operation.AccountOrder;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Suspend;
import org.jspecify.annotations.Nullable;

/** What can be done to many accounts at once. */
enum Bulk {
    RENEW,
    SUSPEND,
    RESUME,
    MOVE;

    /** Why it is not done to this account; null if it is. */
    @Nullable
    LeftOut leavesOut(AccountLine line) {
        AccountStatus status = line.account().status();
        if (status == AccountStatus.CLOSED) {
            return LeftOut.CLOSED;
        }
        return switch (this) {
            case RENEW ->
                status == AccountStatus.SUSPENDED
                        ? LeftOut.SUSPENDED
                        : line.credits().signum() == 0 ? LeftOut.PACKAGE : null;
            case SUSPEND -> status == AccountStatus.SUSPENDED ? LeftOut.STATE : null;
            case RESUME -> status == AccountStatus.SUSPENDED ? null : LeftOut.NOT_SUSPENDED;
            case MOVE -> null;
        };
    }

    /**
     * The order; the same plan always makes the same one.
     *
     * @param to who gets the account; only what is moved has one
     */
    AccountOrder order(Actor actor, String plan, AccountLine line, @Nullable ResellerId to) {
        AccountRef account = AccountRef.id(line.account().id());
        String key = plan + ":" + line.account().id();
        return switch (this) {
            case RENEW -> {
                String code = line.account().packageCode();
                if (code == null) {
                    throw new IllegalStateException("Cannot renew account " + account + ": it has no package");
                }
                yield new RenewAccount(actor, key, account, code, null).inBatch(plan);
            }
            case SUSPEND -> new Suspend(actor, key, account, null).inBatch(plan);
            case RESUME -> new Resume(actor, key, account, null).inBatch(plan);
            case MOVE -> {
                if (to == null) {
                    throw new IllegalStateException("Cannot move account " + account + ": nobody was chosen to get it");
                }
                yield new Move(actor, key + ":" + to, account, to, null).inBatch(plan);
            }
        };
    }

    /** Why an account is left out of a plan. */
    enum LeftOut {
        SUSPENDED,
        CLOSED,
        PACKAGE,
        STATE,
        NOT_SUSPENDED,
        OWNER
    }
}
