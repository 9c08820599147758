package io.panelhouse.batch;

import io.panelhouse.batch.fact.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of docs/metrics.md read off literally, day by day and account by account, for one reseller and terms
 * that are sold as the panel sells them: a renewal starts at the old end or, after it, at once.
 */
final class PlainDefinitions {

    private final Map<Long, List<Term>> accounts = new TreeMap<>();
    private final ZoneId zone;
    private final Duration grace;
    private final Instant asOf;

    PlainDefinitions(Map<Long, List<Term>> accounts, ZoneId zone, Duration grace, Instant asOf) {
        accounts.forEach((account, terms) -> this.accounts.put(
                account,
                terms.stream()
                        .filter(term -> !term.purchasedAt().isAfter(asOf))
                        .sorted(Comparator.comparing(Term::purchasedAt))
                        .toList()));
        this.zone = zone;
        this.grace = grace;
        this.asOf = asOf;
    }

    /** [opening, started, reactivated, churned, closing, entitled, expired_30, expired_90, expired_ever] of a day. */
    List<Long> retained(LocalDate day) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        Instant now = end.isAfter(asOf) ? asOf : end;
        return List.of(
                count(terms -> retainedBefore(terms, start)),
                count(terms -> in(first(terms), start, end)),
                sum(terms -> reactivations(terms, start, end)),
                sum(terms -> churns(terms, start, end)),
                count(terms -> retainedBefore(terms, end)),
                count(terms -> entitled(terms, now)),
                count(terms -> expired(terms, now, Duration.ofDays(30))),
                count(terms -> expired(terms, now, Duration.ofDays(90))),
                count(terms -> expired(terms, now, Duration.ofDays(36_500))));
    }

    /** [due, early, on time, grace, late, lost, pending] of the terms of a length that end on a day. */
    List<Long> renewals(LocalDate day, int months) {
        long[] split = new long[7];
        for (List<Term> terms : accounts.values()) {
            List<Term> paid = paid(terms);
            for (int i = 0; i < paid.size(); i++) {
                Term term = paid.get(i);
                Instant end = term.endsAt();
                if (end == null
                        || term.months() != months
                        || !end.atZone(zone).toLocalDate().equals(day)) {
                    continue;
                }
                split[0]++;
                split[timing(end, i + 1 < paid.size() ? paid.get(i + 1).purchasedAt() : null)]++;
            }
        }
        return Arrays.stream(split).boxed().toList();
    }

    private int timing(Instant end, @Nullable Instant next) {
        if (asOf.isBefore(end.plus(grace))) {
            return 6;
        }
        if (next == null) {
            return 5;
        }
        if (!next.isBefore(end.plus(grace))) {
            return 4;
        }
        if (!next.isBefore(end)) {
            return 3;
        }
        return Duration.between(next, end).compareTo(Duration.ofHours(24)) > 0 ? 1 : 2;
    }

    private boolean retainedBefore(List<Term> terms, Instant instant) {
        return paid(terms).stream()
                .anyMatch(term -> term.startsAt().isBefore(instant)
                        && !term.startsAt().isAfter(asOf)
                        && (term.endsAt() == null
                                || !instant.isAfter(term.endsAt().plus(grace))
                                || asOf.isBefore(term.endsAt().plus(grace))));
    }

    private static boolean entitled(List<Term> terms, Instant instant) {
        return terms.stream()
                .anyMatch(term -> !instant.isBefore(term.startsAt())
                        && (term.endsAt() == null || instant.isBefore(term.endsAt())));
    }

    private static boolean expired(List<Term> terms, Instant instant, Duration window) {
        List<Term> bought = paid(terms).stream()
                .filter(term -> !term.purchasedAt().isAfter(instant))
                .toList();
        if (bought.isEmpty() || entitled(terms, instant)) {
            return false;
        }
        Instant latest = bought.getLast().endsAt();
        return latest != null && !latest.isAfter(instant) && latest.isAfter(instant.minus(window));
    }

    private static List<Instant> first(List<Term> terms) {
        return paid(terms).stream().limit(1).map(Term::startsAt).toList();
    }

    private long in(Instant instant, Instant start, Instant end) {
        return !instant.isBefore(start) && instant.isBefore(end) && !instant.isAfter(asOf) ? 1 : 0;
    }

    private boolean in(List<Instant> instants, Instant start, Instant end) {
        return instants.stream().anyMatch(instant -> in(instant, start, end) == 1);
    }

    private long reactivations(List<Term> terms, Instant start, Instant end) {
        List<Term> paid = paid(terms);
        long count = 0;
        for (int i = 1; i < paid.size(); i++) {
            Instant before = paid.get(i - 1).endsAt();
            if (before != null && !paid.get(i).purchasedAt().isBefore(before.plus(grace))) {
                count += in(paid.get(i).startsAt(), start, end);
            }
        }
        return count;
    }

    private long churns(List<Term> terms, Instant start, Instant end) {
        List<Term> paid = paid(terms);
        long count = 0;
        for (int i = 0; i < paid.size(); i++) {
            Instant ends = paid.get(i).endsAt();
            if (ends == null) {
                continue;
            }
            boolean bought =
                    i + 1 < paid.size() && paid.get(i + 1).purchasedAt().isBefore(ends.plus(grace));
            count += bought ? 0 : in(ends.plus(grace), start, end);
        }
        return count;
    }

    private static List<Term> paid(List<Term> terms) {
        return terms.stream().filter(term -> !term.trial()).toList();
    }

    private long count(Predicate<List<Term>> predicate) {
        return accounts.values().stream().filter(predicate).count();
    }

    private long sum(ToLongFunction<List<Term>> count) {
        return accounts.values().stream().mapToLong(count).sum();
    }
}
