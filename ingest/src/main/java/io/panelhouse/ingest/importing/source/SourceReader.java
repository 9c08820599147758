package io.panelhouse.ingest.importing.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Reads one format. Remembers what connects the rows of several files, so one reader reads all files of an import, the
 * oldest first. Confined to one thread.
 */
@FunctionalInterface
public interface SourceReader {

    /**
     * Reads one file to its end.
     *
     * @param rows gets every row, in order
     * @throws UnusableSourceException if the file as a whole is not of this format
     */
    void read(BufferedReader file, Consumer<SourceRow> rows) throws IOException;
}
