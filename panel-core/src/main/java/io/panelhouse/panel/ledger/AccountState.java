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
    private @Nullable Instant entitledFrom;
    private @Nullable Instant endsAt;
    private @Nullable Instant paidEndsAt;

    AccountState(
            AccountId id,
            ResellerId resellerId,
            String name,
            @Nullable String packageCode,
            @Nullable Instant entitledFrom,
            @Nullable Instant endsAt,
            @Nullable Instant paidEndsAt) {
        this.id = id;
        this.resellerId = resellerId;
        this.name = name;
        this.packageCode = packageCode;
        this.entitledFrom = entitledFrom;
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

    /**
     * Takes a sold term into account. One that touches the unbroken run of terms prolongs it, one after it begins a new
     * run, and one that ended before it changes nothing.
     */
    void addTerm(String code, Instant start, @Nullable Instant termEnd, boolean trial) {
        Instant end = termEnd == null ? Instant.MAX : termEnd;
        if (entitledFrom == null || endsAt == null || start.isAfter(endsAt)) {
            entitledFrom = start;
        } else if (start.isBefore(entitledFrom) && !end.isBefore(entitledFrom)) {
            entitledFrom = start;
        }
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

    /** Start of the unbroken run of terms that ends at {@link #endsAt}. */
    @Nullable
    Instant entitledFrom() {
        return entitledFrom;
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
