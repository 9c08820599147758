package io.panelhouse.standalone.end2end;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clock of the database's own, as if it ran on another machine, which can be set while it runs: the server asks the
 * library faketime for the time, which reads from a file by how much it is wrong.
 */
final class OwnClock {

    private final Path offset;
    private final Path library;

    private OwnClock(Path offset, Path library) {
        this.offset = offset;
        this.library = library;
    }

    /** Right at first; none where the library is not installed. */
    static Optional<OwnClock> right() {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            Optional<Path> library = folders.map(folder -> folder.resolve("faketime/libfaketime.so.1"))
                    .filter(Files::exists)
                    .findFirst();
            if (library.isEmpty()) {
                return Optional.empty();
            }
            OwnClock clock = new OwnClock(Files.createTempFile("panelhouse-clock", ".offset"), library.get());
            clock.isWrongBy(Duration.ZERO);
            return Optional.of(clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives it to a program, from its next start on. Spans it measures by the machine's own clock. */
    void giveTo(Path program) {
        try {
            Path itself = program.resolveSibling(program.getFileName() + "-itself");
            Files.move(program, itself);
            Files.writeString(program, """
                    #!/bin/sh
                    export LD_PRELOAD=%s FAKETIME_TIMESTAMP_FILE=%s
                    export FAKETIME_CACHE_DURATION=1 FAKETIME_DONT_FAKE_MONOTONIC=1
                    exec '%s' "$@"
                    """.formatted(library, offset, itself));
            Files.setPosixFilePermissions(program, Files.getPosixFilePermissions(itself));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the next second on. */
    void isWrongBy(Duration span) {
        try {
            Path next = Files.createTempFile("panelhouse-clock", ".next");
            Files.writeString(next, "%+d".formatted(span.toSeconds()));
            // The server may run as another user.
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
