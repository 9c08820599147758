package io.panelhouse.ingest.importing.source;

import java.util.List;

/** What became of one row of a file. */
public sealed interface SourceRow {

    /** Where the row begins, from 1. */
    long line();

    /**
     * It tells something.
     *
     * @param facts at least one
     */
    record Telling(long line, List<Fact> facts) implements SourceRow {}

    /**
     * It is well-formed and tells nothing that is imported.
     *
     * @param reason the same for all rows of its sort
     */
    record NotRelevant(long line, String reason) implements SourceRow {}

    /**
     * It cannot be imported.
     *
     * @param reason the same for all rows of its sort; the line tells them apart
     */
    record Rejected(long line, String reason) implements SourceRow {}
}
