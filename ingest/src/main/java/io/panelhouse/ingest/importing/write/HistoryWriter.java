package io.panelhouse.ingest.importing.write;

import io.panelhouse.ingest.importing.source.Fact;
import io.panelhouse.ingest.importing.source.SourceRow;
import io.panelhouse.ingest.importing.write.JournalReadings.Journal;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.history.BalanceGap;
import io.panelhouse.panel.history.HistoryImport;
import io.panelhouse.panel.history.ImportResult;
import io.panelhouse.panel.history.ImportedAccount;
import io.panelhouse.panel.history.ImportedDevice;
import io.panelhouse.panel.history.ImportedEntry;
import io.panelhouse.panel.history.ImportedRows;
import io.panelhouse.panel.history.RefusedRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes rows one by one and writes what is new of them, about {@value #CHUNK_FACTS} facts at a time. */
public final class HistoryWriter {

    private static final int CHUNK_FACTS = 1_000;

    private final HistoryImport history;
    private final JournalReadings readings;
    private final Target target;
    private final RowCounts counts = new RowCounts();
    private final List<Pending> pending = new ArrayList<>();
    private final ExportTotals totals;
    private final List<PlacedGap> gaps = new ArrayList<>();
    private int pendingFacts;
    private long added;

    /**
     * Where the rows go.
     *
     * @param source name of the source
     * @param now when it is that the export's totals are taken
     */
    public record Target(Actor actor, ResellerId reseller, String source, Instant now) {}

    /** A gap of balances and where its line is. */
    public record PlacedGap(String place, BalanceGap gap) {}

    /** A writer for one import. */
    public HistoryWriter(HistoryImport history, JournalReadings readings, Target target) {
        this.history = history;
        this.readings = readings;
        this.target = target;
        this.totals = new ExportTotals(target.now());
    }

    /**
     * Takes the next row.
     *
     * @param file name of its file, for the report
     */
    public void accept(SourceRow row, String file) throws SQLException {
        counts.read();
        String place = file + ":" + row.line();
        switch (row) {
            case SourceRow.NotRelevant notRelevant -> counts.notRelevant(notRelevant.reason(), place);
            case SourceRow.Rejected rejected -> counts.rejected(rejected.reason(), place);
            case SourceRow.Telling telling -> {
                telling.facts().forEach(totals::add);
                pending.add(new Pending(telling.facts(), place));
                pendingFacts += telling.facts().size();
                if (pendingFacts >= CHUNK_FACTS) {
                    flush();
                }
            }
        }
    }

    /** Writes what is still held back. */
    public void flush() throws SQLException {
        Chunk chunk = new Chunk();
        pending.forEach(row -> row.facts.forEach(chunk::add));
        Set<String> known = chunk.known();
        Map<String, String> refusals = chunk.write(known);
        pending.forEach(row -> count(row, known, refusals));
        pending.clear();
        pendingFacts = 0;
    }

    /** What became of the rows so far. */
    public RowCounts counts() {
        return counts;
    }

    /** Journal rows that were added. */
    public long added() {
        return added;
    }

    /** What the export says about itself. */
    public ExportTotals totals() {
        return totals;
    }

    /** The gaps of balances that were made up for, in order. */
    public List<PlacedGap> gaps() {
        return List.copyOf(gaps);
    }

    private String place(String sourceKey) {
        return pending.stream()
                .filter(row ->
                        row.facts.stream().anyMatch(fact -> fact.sourceKey().equals(sourceKey)))
                .findFirst()
                .map(Pending::place)
                .orElse(sourceKey);
    }

    private void count(Pending row, Set<String> known, Map<String, String> refusals) {
        boolean anythingNew = false;
        for (Fact fact : row.facts) {
            String refusal = refusals.get(fact.sourceKey());
            if (refusal != null) {
                counts.rejected(refusal, row.place);
                return;
            }
            // A key counts once: its second row in the same chunk adds nothing.
            anythingNew |= known.add(fact.sourceKey());
        }
        if (anythingNew) {
            counts.imported();
        } else {
            counts.alreadyThere();
        }
    }

    private record Pending(List<Fact> facts, String place) {}

    /** The facts of a chunk by journal, each key once. */
    private final class Chunk {

        private final Map<String, Fact.Attempt> attempts = new LinkedHashMap<>();
        private final Map<String, Fact.SessionChanged> sessions = new LinkedHashMap<>();
        private final Map<String, Fact.TermBought> terms = new LinkedHashMap<>();
        private final Map<String, ImportedAccount> accounts = new LinkedHashMap<>();
        private final Map<String, ImportedEntry> entries = new LinkedHashMap<>();
        private final Map<String, ImportedDevice> devices = new LinkedHashMap<>();

        void add(Fact fact) {
            switch (fact) {
                case Fact.Attempt attempt -> attempts.putIfAbsent(fact.sourceKey(), attempt);
                case Fact.SessionChanged session -> sessions.putIfAbsent(fact.sourceKey(), session);
                case Fact.TermBought term -> terms.putIfAbsent(fact.sourceKey(), term);
                case Fact.AccountKept(ImportedAccount row) -> accounts.putIfAbsent(fact.sourceKey(), row);
                case Fact.EntryPosted(ImportedEntry row) -> entries.putIfAbsent(fact.sourceKey(), row);
                case Fact.DeviceSeen(ImportedDevice row) -> devices.putIfAbsent(fact.sourceKey(), row);
            }
        }

        Set<String> known() throws SQLException {
            Set<String> known = new HashSet<>();
            if (!attempts.isEmpty()) {
                known.addAll(readings.known(Journal.AUTH_ATTEMPT, target.source(), attempts.keySet()));
            }
            if (!sessions.isEmpty()) {
                known.addAll(readings.known(Journal.SESSION, target.source(), sessions.keySet()));
            }
            if (!terms.isEmpty()) {
                known.addAll(readings.known(Journal.TERM, target.source(), terms.keySet()));
            }
            return known;
        }

        /** Writes what is not known, and returns why facts were refused, by key. */
        Map<String, String> write(Set<String> known) {
            attempts.keySet().removeAll(known);
            sessions.keySet().removeAll(known);
            terms.keySet().removeAll(known);
            ResellerId reseller = target.reseller();
            ImportResult result = ImportResult.EMPTY;
            if (!attempts.isEmpty()) {
                var rows = attempts.values().stream().map(Fact.Attempt::row).toList();
                result = result.plus(history.attempts(target.actor(), reseller, target.source(), rows));
            }
            if (!sessions.isEmpty()) {
                var rows =
                        sessions.values().stream().map(Fact.SessionChanged::row).toList();
                result = result.plus(history.sessions(target.actor(), reseller, target.source(), rows));
            }
            if (!terms.isEmpty()) {
                var rows = terms.values().stream().map(Fact.TermBought::row).toList();
                result = result.plus(history.terms(target.actor(), reseller, target.source(), rows));
            }
            added += result.added();
            Map<String, String> refusals = new HashMap<>();
            for (RefusedRow refused : result.refused()) {
                refusals.put(refused.sourceKey(), refused.reason());
            }
            writeBusiness(known, refusals);
            return refusals;
        }

        /** Accounts before what belongs to them. What is neither new nor refused was there. */
        private void writeBusiness(Set<String> known, Map<String, String> refusals) {
            Actor actor = target.actor();
            ResellerId reseller = target.reseller();
            String source = target.source();
            ImportedRows ofAccounts = history.accounts(actor, reseller, source, List.copyOf(accounts.values()));
            ImportedRows ofEntries = history.entries(actor, reseller, source, List.copyOf(entries.values()));
            ImportedRows ofDevices = history.devices(actor, reseller, source, List.copyOf(devices.values()));
            // A device has no row of its own in the journals.
            added += ofAccounts.added().size()
                    + ofEntries.added().size()
                    + ofEntries.gaps().size();
            ofEntries.gaps().forEach(gap -> gaps.add(new PlacedGap(place(gap.sourceKey()), gap)));
            ImportedRows all = ofAccounts.plus(ofEntries).plus(ofDevices);
            all.refused().forEach(refused -> refusals.put(refused.sourceKey(), refused.reason()));
            for (Map<String, ?> rows : List.of(accounts, entries, devices)) {
                rows.keySet().stream()
                        .filter(key -> !all.added().contains(key) && !refusals.containsKey(key))
                        .forEach(known::add);
            }
        }
    }
}
