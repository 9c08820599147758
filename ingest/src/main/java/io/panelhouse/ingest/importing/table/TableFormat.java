package io.panelhouse.ingest.importing.table;

import io.panelhouse.ingest.importing.source.UnusableSourceException;
import org.jspecify.annotations.Nullable;

/** How a file is written. */
enum TableFormat {
    CSV,
    NDJSON;

    /** CSV where nothing is said. */
    static TableFormat of(@Nullable String name, String invalid) {
        return switch (name) {
            case null -> CSV;
            case "csv" -> CSV;
            case "ndjson" -> NDJSON;
            default -> throw new UnusableSourceException(invalid + "format must be csv or ndjson, was " + name);
        };
    }
}
