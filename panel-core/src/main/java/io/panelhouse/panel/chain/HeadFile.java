package io.panelhouse.panel.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Published heads in a file outside the database: one line of JSON for each, which carries the SHA-256 of the line
 * before it. Only ever appended to; a line that a crash left half written is no line.
 */
final class HeadFile {

    private static final Pattern LINE = Pattern.compile(
            "\\{\"published_at\":\"([^\"]{1,40})\",\"reseller\":(\\d{1,18}),\"ledger_account\":\"([A-Z]{1,20})\","
                    + "\"entry_sequence\":(\\d{1,18}),\"hash\":\"([0-9a-f]{64})\",\"previous_line\":\"([0-9a-f]{64})\"}");
    private static final String BEFORE_FIRST = "0".repeat(64);

    private final Path path;

    HeadFile(Path path) {
        this.path = path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * Gives each head in the order in which they were published.
     *
     * @throws BrokenHeadFileException if a line is no head, or does not carry the hash of the line before
     */
    void read(Consumer<LedgerHead> reader) throws IOException {
        walk(reader);
    }

    /** Appends heads and waits until they are on disk. */
    void append(List<LedgerHead> heads) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        End end = exists() ? walk(head -> {}) : new End(0, BEFORE_FIRST);
        StringBuilder lines = new StringBuilder();
        String previous = end.lineHash;
        for (LedgerHead head : heads) {
            String line = line(head, previous);
            lines.append(line).append('\n');
            previous = sha256(line);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(end.bytes);
            channel.position(end.bytes);
            ByteBuffer buffer = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private End walk(Consumer<LedgerHead> reader) throws IOException {
        End end = new End(0, BEFORE_FIRST);
        long whole = bytesOfWholeLines();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (int number = 1; end.bytes < whole; number++) {
                String line = String.valueOf(lines.readLine());
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw new BrokenHeadFileException(path, number, "it is not a published head");
                }
                if (!matcher.group(6).equals(end.lineHash)) {
                    throw new BrokenHeadFileException(path, number, "it does not carry the hash of the line before it");
                }
                reader.accept(new LedgerHead(
                        new ChainId(Long.parseLong(matcher.group(2)), matcher.group(3)),
                        Long.parseLong(matcher.group(4)),
                        matcher.group(5),
                        Instant.parse(matcher.group(1))));
                end = new End(end.bytes + line.getBytes(StandardCharsets.UTF_8).length + 1, sha256(line));
            }
        }
        return end;
    }

    private long bytesOfWholeLines() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            for (long at = channel.size() - 1; at >= 0; at--) {
                one.clear();
                channel.read(one, at);
                if (one.get(0) == '\n') {
                    return at + 1;
                }
            }
            return 0;
        }
    }

    private static String line(LedgerHead head, String previousLine) {
        return "{\"published_at\":\"%s\",\"reseller\":%d,\"ledger_account\":\"%s\",\"entry_sequence\":%d,\"hash\":\"%s\",\"previous_line\":\"%s\"}"
                .formatted(
                        head.publishedAt(),
                        head.chain().resellerId(),
                        head.chain().ledgerAccount(),
                        head.entrySequence(),
                        head.hash(),
                        previousLine);
    }

    private static String sha256(String line) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(line.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static List<LedgerHead> all(HeadFile file) throws IOException {
        List<LedgerHead> heads = new ArrayList<>();
        file.read(heads::add);
        return heads;
    }

    /** Where the whole lines end, and the hash of the last one. */
    private record End(long bytes, String lineHash) {}

    /** A line of the file was changed, or lines are missing. The message is one sentence. */
    static final class BrokenHeadFileException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenHeadFileException(Path path, int line, String fact) {
            super("Invalid line " + line + " of " + path + ": " + fact);
        }
    }
}
