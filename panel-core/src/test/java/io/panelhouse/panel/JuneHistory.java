package io.panelhouse.panel;

import io.panelhouse.panel.history.ImportedTerm;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The fixture of the metric definitions: the paid terms and trials of fourteen accounts, in UTC days. */
final class JuneHistory {

    private static final String ROWS = """
            A01 1 2026-05-10 2026-05-10 2026-06-10
            A01 1 2026-06-09 2026-06-10 2026-07-10
            A02 1 2026-05-12 2026-05-12 2026-06-12
            A02 1 2026-06-14 2026-06-14 2026-07-14
            A03 1 2026-05-15 2026-05-15 2026-06-15
            A04 1 2026-05-20 2026-05-20 2026-06-20
            A04 1 2026-06-28 2026-06-28 2026-07-28
            A05 3 2026-03-18 2026-03-18 2026-06-18
            A05 12 2026-06-18 2026-06-18 2027-06-18
            A06 3 2026-04-01 2026-04-01 2026-07-01
            A07 12 2025-07-05 2025-07-05 2026-07-05
            A08 12 2025-06-25 2025-06-25 2026-06-25
            A09 1 2026-06-05 2026-06-05 2026-07-05
            A10 6 2026-06-20 2026-06-20 2026-12-20
            A11 trial 2026-06-10 2026-06-10 2026-06-12
            A11 1 2026-06-12 2026-06-12 2026-07-12
            A12 trial 2026-06-15 2026-06-15 2026-06-17
            A13 1 2026-05-29 2026-05-29 2026-06-29
            A14 0 2026-01-01 2026-01-01 -
            """;

    private JuneHistory() {}

    static List<ImportedTerm> rows() {
        List<ImportedTerm> rows = new ArrayList<>();
        for (String line : ROWS.lines().toList()) {
            String[] field = line.split(" ", -1);
            boolean trial = field[1].equals("trial");
            int months = trial ? 0 : Integer.parseInt(field[1]);
            rows.add(new ImportedTerm(
                    "row-" + (rows.size() + 1),
                    field[0],
                    months,
                    BigDecimal.valueOf(months),
                    day(field[2]),
                    day(field[3]),
                    field[4].equals("-") ? null : day(field[4]),
                    trial));
        }
        return rows;
    }

    private static Instant day(String text) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
