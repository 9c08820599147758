package io.panelhouse.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.batch.fact.Term;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.lake.RawTerm;
import io.panelhouse.lake.SilverTerm;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.iceberg.events.IncrementalScanEvent;
import org.apache.iceberg.events.Listeners;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs while the lake job appends to the journals that they read. */
@Tag("I10")
class GrowingJournalIT {

    private static final LocalDate TODAY = LocalDate.parse("2026-07-01");
    private static final Instant NOW = Instant.parse("2026-07-01T13:00:00Z");

    private static final Queue<Runnable> WHILE_READING = new ArrayDeque<>();

    // The library knows no way to take a listener back.
    static {
        Listeners.register(GrowingJournalIT::reading, IncrementalScanEvent.class);
    }

    @Test
    void rowsThatArriveWhileARunReadsAreLeftToTheNext() {
        Lake lake = TestLake.empty();
        RawRows raw = new RawRows(lake);
        raw.reseller(1, null, "1/", "UTC", 3);
        List<Term> terms = new ArrayList<>();
        new RandomHistory(31, ZoneOffset.UTC, TODAY).accounts(1, 30, 1).values().forEach(terms::addAll);
        int third = terms.size() / 3;
        sell(raw, terms.subList(0, third));
        new BatchJobs(lake, NOW).run(null);

        sell(raw, terms.subList(third, 2 * third));
        WHILE_READING.add(() -> sell(raw, terms.subList(2 * third, terms.size())));
        new BatchJobs(lake, NOW).run(null);

        assertThat(WHILE_READING).isEmpty();
        assertThat(lake.rows(RawTerm.TABLE).count()).isEqualTo(terms.size());
        assertThat(lake.rows(SilverTerm.TABLE).count()).isEqualTo(2L * third);

        new BatchJobs(lake, NOW).run(null);
        assertThat(lake.rows(SilverTerm.TABLE).count()).isEqualTo(terms.size());
    }

    private static void reading(IncrementalScanEvent event) {
        Runnable arrival = WHILE_READING.poll();
        if (arrival != null) {
            arrival.run();
        }
    }

    private static void sell(RawRows raw, List<Term> terms) {
        terms.forEach(term -> raw.term(term.operationId(), term));
        raw.commit();
    }
}
