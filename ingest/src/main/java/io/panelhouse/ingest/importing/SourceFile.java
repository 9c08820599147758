package io.panelhouse.ingest.importing;

import io.panelhouse.ingest.importing.source.UnusableSourceException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** A file to read: UTF-8, unpacked if its name ends in {@code .gz}, without a byte order mark. */
final class SourceFile implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final long bytes;
    private final CountingStream counting;
    private final BufferedReader reader;

    /** @throws UnusableSourceException if it is not a readable file */
    SourceFile(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new UnusableSourceException("Cannot read %s: it is not a readable file".formatted(path));
        }
        try {
            bytes = Files.size(path);
            counting = new CountingStream(Files.newInputStream(path));
            InputStream content =
                    path.toString().endsWith(".gz") ? new GZIPInputStream(new BufferedInputStream(counting)) : counting;
            reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8), 64 * 1024);
            skipByteOrderMark(reader);
        } catch (IOException unreadable) {
            throw new UnusableSourceException("Cannot read %s: %s".formatted(path, unreadable.getMessage()));
        }
    }

    BufferedReader reader() {
        return reader;
    }

    /** How much of it was read, 0 to 100. */
    long percent() {
        return bytes == 0 ? 100 : Math.min(100, counting.read.get() * 100 / bytes);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    private static final class CountingStream extends FilterInputStream {

        private final AtomicLong read = new AtomicLong();

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read.addAndGet(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read.addAndGet(Math.max(0, count));
            return count;
        }
    }
}
