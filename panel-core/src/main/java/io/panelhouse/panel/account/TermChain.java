package io.panelhouse.panel.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of one account in the order in which they are used up: where the end of one moved past the start of the
 * next, the next one begins when the first has ended.
 *
 * @param links each term with the instant from which it is used
 */
public record TermChain(List<Link> links) {

    private static final Comparator<AccountTerm> ORDER = Comparator.comparing(AccountTerm::startsAt)
            .thenComparing(AccountTerm::endsAt)
            .thenComparingLong(AccountTerm::operationId);

    public TermChain {
        links = List.copyOf(links);
    }

    public static TermChain of(List<AccountTerm> terms) {
        List<Link> links = new ArrayList<>(terms.size());
        Instant covered = Instant.MIN;
        for (AccountTerm term : terms.stream().sorted(ORDER).toList()) {
            links.add(new Link(term, later(covered, term.startsAt())));
            covered = later(covered, term.endsAt());
        }
        return new TermChain(links);
    }

    /** Start of the last unbroken run of terms; null without terms. */
    public @Nullable Instant runStart() {
        Instant start = null;
        Instant covered = Instant.MIN;
        for (Link link : links) {
            if (start == null || link.term.startsAt().isAfter(covered)) {
                start = link.term.startsAt();
            }
            covered = later(covered, link.term.endsAt());
        }
        return start;
    }

    /** The term that ends last; of several the one sold last. */
    public @Nullable AccountTerm last() {
        AccountTerm last = null;
        for (Link link : links) {
            if (last == null || endsLater(link.term, last)) {
                last = link.term;
            }
        }
        return last;
    }

    private static boolean endsLater(AccountTerm term, AccountTerm than) {
        int order = term.endsAt().compareTo(than.endsAt());
        return order > 0 || (order == 0 && term.operationId() > than.operationId());
    }

    /** The end of all paid terms; null without one. */
    public @Nullable Instant paidEnd() {
        return links.stream()
                .map(Link::term)
                .filter(term -> !term.trial())
                .map(AccountTerm::endsAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What is not used up at this instant. */
    public List<Link> unfinished(Instant at) {
        return links.stream().filter(link -> link.term.endsAt().isAfter(at)).toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A term and when it begins to be used. */
    public record Link(AccountTerm term, Instant usedFrom) {

        /** Whether nothing of it is used at this instant. */
        public boolean untouched(Instant at) {
            return !usedFrom.isBefore(at);
        }
    }
}
