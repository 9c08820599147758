package io.panelhouse.ingest.capture;

import io.panelhouse.ingest.translate.JournalRow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row that was committed to a captured table. */
interface CapturedRow extends JournalRow {

    /** {@code schema.table}. */
    String table();

    /** Where the log has it, such as {@code 0/16B3748}, or null if it was read from the table. */
    @Nullable
    String position();

    /** Every column's text by name. */
    Map<String, @Nullable String> columns();
}
