package io.panelhouse.batch;

import io.panelhouse.batch.fact.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Accounts as a panel sells them, on whole local days, so that starts, ends and graces often coincide. */
final class RandomHistory {

    private static final int[] LENGTHS = {1, 1, 1, 3, 6, 12};

    private final Random random;
    private final ZoneId zone;
    private final LocalDate until;
    private long id;

    RandomHistory(long seed, ZoneId zone, LocalDate until) {
        this.random = new Random(seed);
        this.zone = zone;
        this.until = until;
    }

    /** Terms by account, of one reseller, bought up to a day. */
    Map<Long, List<Term>> accounts(long firstAccount, int count, long reseller) {
        Map<Long, List<Term>> accounts = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            accounts.put(firstAccount + i, account(reseller));
        }
        return accounts;
    }

    private List<Term> account(long reseller) {
        List<Term> terms = new ArrayList<>();
        LocalDate day = until.minusDays(random.nextInt(400));
        if (random.nextInt(5) == 0) {
            terms.add(term(reseller, 0, true, day, day, day.plusDays(2)));
            day = day.plusDays(random.nextInt(10));
        }
        LocalDate end = null;
        while (!day.isAfter(until) && random.nextInt(12) != 0) {
            LocalDate start = end != null && end.isAfter(day) ? end : day;
            if (random.nextInt(25) == 0) {
                terms.add(term(reseller, 0, false, day, start, null));
                return terms;
            }
            int months = LENGTHS[random.nextInt(LENGTHS.length)];
            end = start.plusMonths(months);
            terms.add(term(reseller, months, false, day, start, end));
            LocalDate next = end.plusDays(random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(10) - 5);
            day = next.isBefore(day) ? day : next;
        }
        return terms;
    }

    private Term term(
            long reseller, int months, boolean trial, LocalDate bought, LocalDate start, @Nullable LocalDate end) {
        id++;
        return new Term(
                id, reseller, months, months * 10_000L, trial, at(bought), at(start), end == null ? null : at(end));
    }

    private Instant at(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
