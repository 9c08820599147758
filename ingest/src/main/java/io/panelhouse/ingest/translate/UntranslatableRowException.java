package io.panelhouse.ingest.translate;

import org.jspecify.annotations.Nullable;

/** A row of a journal is no event of the contract: database and contract are of different versions. */
public final class UntranslatableRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UntranslatableRowException(String table, @Nullable String sequence, String why, Throwable cause) {
        super(
                "Cannot capture row %s of %s: %s; deploy the ingest that belongs to this database"
                        .formatted(sequence, table, why),
                cause);
    }
}
