package io.panelhouse.ingest.importing.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the rows: <i>read = imported + already there + not relevant + rejected</i>. */
public final class RowCounts {

    private static final int MAX_REASONS = 100;
    private static final int MAX_LINES = 5;
    private static final String MORE_REASONS = "other reasons";

    private long read;
    private long imported;
    private long alreadyThere;
    private final Map<String, Reason> notRelevant = new LinkedHashMap<>();
    private final Map<String, Reason> rejected = new LinkedHashMap<>();

    void read() {
        read++;
    }

    void imported() {
        imported++;
    }

    void alreadyThere() {
        alreadyThere++;
    }

    void notRelevant(String reason, String place) {
        count(notRelevant, reason, place);
    }

    void rejected(String reason, String place) {
        count(rejected, reason, place);
    }

    /** All rows of the files. */
    public long rowsRead() {
        return read;
    }

    /** Rows that tell something of this import, whether or not they could be used. */
    public long rowsRelevant() {
        return read - notRelevant.values().stream().mapToLong(Reason::rows).sum();
    }

    /** Rows of which the journal got something new; in a dry run, would get. */
    public long rowsImported() {
        return imported;
    }

    /** Rows all of which the journal held before. */
    public long rowsAlreadyThere() {
        return alreadyThere;
    }

    /** Why rows were left out, most frequent first. */
    public List<Reason> rowsNotRelevant() {
        return sorted(notRelevant);
    }

    /** Why rows were refused, most frequent first. */
    public List<Reason> rowsRejected() {
        return sorted(rejected);
    }

    private static void count(Map<String, Reason> reasons, String reason, String place) {
        String named = reasons.containsKey(reason) || reasons.size() < MAX_REASONS ? reason : MORE_REASONS;
        reasons.computeIfAbsent(named, Reason::new).count(place);
    }

    private static List<Reason> sorted(Map<String, Reason> reasons) {
        List<Reason> sorted = new ArrayList<>(reasons.values());
        sorted.sort((one, other) -> Long.compare(other.rows, one.rows));
        return sorted;
    }

    /** One reason, how many rows it holds for, and where the first of them are. */
    public static final class Reason {

        private final String text;
        private final List<String> places = new ArrayList<>();
        private long rows;

        private Reason(String text) {
            this.text = text;
        }

        private void count(String place) {
            rows++;
            if (places.size() < MAX_LINES) {
                places.add(place);
            }
        }

        /** The reason. */
        public String text() {
            return text;
        }

        /** How many rows. */
        public long rows() {
            return rows;
        }

        /** The first few, as {@code file:line}. */
        public List<String> places() {
            return List.copyOf(places);
        }
    }
}
