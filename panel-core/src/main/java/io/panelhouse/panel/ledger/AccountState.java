package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.TermKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A subscriber's account while a batch works on it. {@link Instant#MAX} is an end that never comes. */
final class AccountState {
    private final AccountId id;
    private final ResellerId resellerId;
    private final String name;
    private @Nullable String packageCode;
    private @Nullable Instant endsAt;
    private @Nullable Instant paidEndsAt;

    AccountState(
            AccountId id,
            ResellerId resellerId,
            String name,
            @Nullable String packageCode,
            @Nullable Instant endsAt,
            @Nullable Instant paidEndsAt) {
        this.id = id;
        this.resellerId = resellerId;
        this.name = name;
        this.packageCode = packageCode;
        this.endsAt = endsAt;
        this.paidEndsAt = paidEndsAt;
    }

    /** Where a term bought at {@code at} begins: at the end of what there is or, if that has passed, at once. */
    Instant nextStart(Instant at) {
        return endsAt != null && endsAt.isAfter(at) ? endsAt : at;
    }

    /** How a paid term bought at {@code at} comes about. */
    TermKind kindOfPaidTerm(Instant at, Duration grace) {
        return kindOfPaidTerm(at, paidEndsAt, grace);
    }

    /** The same, after paid terms of which the last one ended at {@code paidEndsAt}, or none. */
    static TermKind kindOfPaidTerm(Instant at, @Nullable Instant paidEndsAt, Duration grace) {
        if (paidEndsAt == null) {
            return TermKind.NEW;
        }
        boolean inTime = paidEndsAt.equals(Instant.MAX) || at.isBefore(paidEndsAt.plus(grace));
        return inTime ? TermKind.RENEWAL : TermKind.REACTIVATION;
    }

    /** Takes a sold term into account; one that ends earlier than what there is changes nothing. */
    void addTerm(String code, @Nullable Instant termEnd, boolean trial) {
        Instant end = termEnd == null ? Instant.MAX : termEnd;
        if (endsAt == null || !end.isBefore(endsAt)) {
            endsAt = end;
            packageCode = code;
        }
        if (!trial && (paidEndsAt == null || end.isAfter(paidEndsAt))) {
            paidEndsAt = end;
        }
    }

    AccountId id() {
        return id;
    }

    ResellerId resellerId() {
        return resellerId;
    }

    String name() {
        return name;
    }

    @Nullable
    String packageCode() {
        return packageCode;
    }

    @Nullable
    Instant endsAt() {
        return endsAt;
    }

    @Nullable
    Instant paidEndsAt() {
        return paidEndsAt;
    }

    boolean neverEnds() {
        return Instant.MAX.equals(endsAt);
    }
}
