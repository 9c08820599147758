package io.panelhouse.batch;

import io.panelhouse.batch.fact.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The golden fixture of docs/metrics.md: fourteen accounts around June 2026, UTC, grace of 3 days. */
final class JuneFixture {

    static final long RESELLER = 7;

    private static final String TERMS = """
            A01,1,1,2026-05-10,2026-05-10,2026-06-10
            A01,1,1,2026-06-09,2026-06-10,2026-07-10
            A02,1,1,2026-05-12,2026-05-12,2026-06-12
            A02,1,1,2026-06-14,2026-06-14,2026-07-14
            A03,1,1,2026-05-15,2026-05-15,2026-06-15
            A04,1,1,2026-05-20,2026-05-20,2026-06-20
            A04,1,1,2026-06-28,2026-06-28,2026-07-28
            A05,3,3,2026-03-18,2026-03-18,2026-06-18
            A05,12,12,2026-06-18,2026-06-18,2027-06-18
            A06,3,3,2026-04-01,2026-04-01,2026-07-01
            A07,12,12,2025-07-05,2025-07-05,2026-07-05
            A08,12,12,2025-06-25,2025-06-25,2026-06-25
            A09,1,1,2026-06-05,2026-06-05,2026-07-05
            A10,6,6,2026-06-20,2026-06-20,2026-12-20
            A11,trial,0,2026-06-10,2026-06-10,2026-06-12
            A11,1,1,2026-06-12,2026-06-12,2026-07-12
            A12,trial,0,2026-06-15,2026-06-15,2026-06-17
            A13,1,1,2026-05-29,2026-05-29,2026-06-29
            A14,0,0,2026-01-01,2026-01-01,never
            """;

    private JuneFixture() {}

    /** Terms by account number. */
    static Map<Long, List<Term>> accounts() {
        Map<Long, List<Term>> accounts = new LinkedHashMap<>();
        long id = 0;
        for (String line : TERMS.lines().toList()) {
            String[] field = line.split(",", -1);
            id++;
            boolean trial = field[1].equals("trial");
            accounts.computeIfAbsent(Long.valueOf(field[0].substring(1)), account -> new ArrayList<>())
                    .add(new Term(
                            id,
                            RESELLER,
                            trial ? 0 : Integer.parseInt(field[1]),
                            Long.parseLong(field[2]) * 10_000,
                            trial,
                            midnight(field[3]),
                            midnight(field[4]),
                            end(field[5])));
        }
        return accounts;
    }

    /** The terms and the ledger entries of their sales. */
    static void add(RawRows raw) {
        raw.reseller(1, null, "1/", "UTC", 3).reseller(RESELLER, 1L, "1/7/", "UTC", 3);
        accounts()
                .forEach((account, terms) -> terms.forEach(term -> {
                    raw.term(account, term);
                    if (term.credits() > 0) {
                        String kind = term.id() == 2 || term.id() == 4 || term.id() == 9 ? "RENEW" : "ACTIVATE";
                        raw.wallet(
                                RESELLER,
                                kind,
                                null,
                                "-" + term.credits() / 10_000,
                                term.purchasedAt().toString());
                    }
                }));
    }

    private static @Nullable Instant end(String text) {
        return text.equals("never") ? null : midnight(text);
    }

    private static Instant midnight(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
