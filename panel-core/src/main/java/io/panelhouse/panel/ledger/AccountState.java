package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountTerm;
import io.panelhouse.panel.account.TermChain;
import io.panelhouse.panel.account.TermKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subscriber's account while a batch works on it. {@link Instant#MAX} is an end that never comes. */
final class AccountState {

    private final AccountId id;
    private final String name;
    private ResellerId resellerId;
    private @Nullable String packageCode;
    private @Nullable Instant entitledFrom;
    private @Nullable Instant endsAt;
    private @Nullable Instant paidEndsAt;
    private @Nullable Instant suspendedAt;
    private @Nullable Instant closedAt;
    /** Read only for orders that look at single terms. */
    private @Nullable List<AccountTerm> terms;

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

    /** An account that is new with this batch. */
    static AccountState created(AccountId id, ResellerId resellerId, String name) {
        AccountState account = new AccountState(id, resellerId, name, null, null, null, null);
        account.terms = new ArrayList<>();
        return account;
    }

    void know(List<AccountTerm> allTerms) {
        terms = new ArrayList<>(allTerms);
    }

    /**
     * Its terms in the order of use.
     *
     * @throws IllegalStateException if they were not read
     */
    TermChain chain() {
        return TermChain.of(known());
    }

    private List<AccountTerm> known() {
        if (terms == null) {
            throw new IllegalStateException("Cannot tell the terms of account " + id + ": they were not read");
        }
        return terms;
    }

    /** Where a term bought at {@code at} begins: at the end of what there is or, if that has passed, at once. */
    Instant nextStart(Instant at) {
        return endsAt != null && endsAt.isAfter(at) ? endsAt : at;
    }

    /** The start of the run of terms that a term from {@code start} on would prolong; null if it would begin one. */
    @Nullable
    Instant runBefore(Instant start) {
        return start.equals(endsAt) ? entitledFrom : null;
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
    void addTerm(AccountTerm term) {
        Instant start = term.startsAt();
        Instant end = term.endsAt();
        if (entitledFrom == null || endsAt == null || start.isAfter(endsAt)) {
            entitledFrom = start;
        } else if (start.isBefore(entitledFrom) && !end.isBefore(entitledFrom)) {
            entitledFrom = start;
        }
        if (endsAt == null || !end.isBefore(endsAt)) {
            endsAt = end;
            packageCode = term.packageCode();
        }
        if (!term.trial() && (paidEndsAt == null || end.isAfter(paidEndsAt))) {
            paidEndsAt = end;
        }
        if (terms != null) {
            terms.add(term);
        }
    }

    /** Moves the end of a term, or takes the term away where it has none, and counts all terms again. */
    void endTerm(AccountTerm term, @Nullable Instant end) {
        List<AccountTerm> all = known();
        all.removeIf(one -> one.operationId() == term.operationId());
        if (end != null) {
            all.add(term.endingAt(end));
        }
        TermChain chain = chain();
        AccountTerm last = chain.last();
        packageCode = last == null ? null : last.packageCode();
        endsAt = last == null ? null : last.endsAt();
        entitledFrom = chain.runStart();
        paidEndsAt = chain.paidEnd();
    }

    void suspend(Instant at) {
        suspendedAt = at;
    }

    void resume() {
        suspendedAt = null;
    }

    void close(Instant at) {
        closedAt = at;
    }

    void reopen() {
        closedAt = null;
    }

    void moveTo(ResellerId owner) {
        resellerId = owner;
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

    @Nullable
    Instant suspendedAt() {
        return suspendedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    boolean neverEnds() {
        return Instant.MAX.equals(endsAt);
    }
}
