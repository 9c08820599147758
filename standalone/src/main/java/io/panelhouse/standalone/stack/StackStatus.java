package io.panelhouse.standalone.stack;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.JsonFile;
import io.panelhouse.standalone.supervise.PartStatus;
import io.panelhouse.standalone.supervise.ProcessIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a stack is, as its supervisor last wrote it.
 *
 * @param supervisor the process that wrote it
 * @param phase what the supervisor does
 * @param message one sentence where the phase needs one
 * @param address where people reach the dashboard
 * @param parts the residents, in order
 * @param steps what runs once at a start, in order
 */
public record StackStatus(
        ProcessIdentity supervisor,
        Phase phase,
        @Nullable String message,
        String address,
        List<PartStatus> parts,
        List<PartStatus> steps) {

    /** What the supervisor does. */
    public enum Phase {
        STARTING,
        READY,
        STOPPING,
        FAILED
    }

    static Path file(Home home) {
        return home.run().resolve("status.json");
    }

    /** The last written status, of a supervisor that may have ended since. */
    public static Optional<StackStatus> read(Home home) {
        return JsonFile.read(file(home), StackStatus.class);
    }

    /** The status of the supervisor that runs now; empty if none does. */
    public static Optional<StackStatus> running(Home home) {
        return read(home).filter(status -> status.supervisor().isAlive());
    }

    /** The first part that was given up. */
    public Optional<PartStatus> firstGivenUp() {
        return Stream.concat(steps.stream(), parts.stream())
                .filter(PartStatus::gaveUp)
                .findFirst();
    }
}
