package io.panelhouse.standalone.command;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.Installation;
import io.panelhouse.standalone.home.StackState;
import io.panelhouse.standalone.stack.BatchRun;
import io.panelhouse.standalone.stack.StackEnvironment;
import io.panelhouse.standalone.stack.StackStatus;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands that a module answers: its main runs as a child process in the environment of the running stack. */
enum ModuleCommand {
    IMPORT(
            "import",
            "Loads accounts, terms, ledger, auth attempts or sessions from a file.",
            "ingest",
            "io.panelhouse.ingest.importing.ImportMain",
            Heap.SMALL,
            "import"),
    REPLAY(
            "replay",
            "Plays a recorded log as if it happened now.",
            "ingest",
            "io.panelhouse.ingest.importing.ImportMain",
            Heap.SMALL,
            "replay"),
    BATCH(
            "batch",
            "run: one incremental run; rebuild: everything from raw.",
            "batch-jobs",
            "io.panelhouse.batch.BatchMain",
            Heap.SPARK,
            ""),
    METRICS(
            "metrics",
            "The figures by their ids.",
            "batch-jobs",
            "io.panelhouse.batch.BatchMain",
            Heap.SPARK,
            "metrics"),
    FORECAST(
            "forecast",
            "Credit demand with intervals.",
            "batch-jobs",
            "io.panelhouse.batch.BatchMain",
            Heap.SPARK,
            "forecast"),
    QUERY(
            "query",
            "Read-only SQL over raw, silver and gold tables.",
            "dashboard-ui",
            "io.panelhouse.dashboard.lake.QueryMain",
            Heap.SMALL,
            ""),
    RECONCILE(
            "reconcile",
            "Compares ledger, live counters and gold; exit 1 and the differences where they differ.",
            "dashboard-ui",
            "io.panelhouse.dashboard.reconcile.ReconcileMain",
            Heap.SMALL,
            ""),
    VERIFY_LEDGER(
            "verify-ledger",
            "Walks the hash chains of the ledger; exit 1 and the first broken entry.",
            "panel-core",
            "io.panelhouse.panel.chain.VerifyLedgerMain",
            Heap.SMALL,
            ""),
    PUBLISH_HEADS(
            "publish-heads",
            "Appends the heads of the ledger's chains to the file outside the database, now.",
            "panel-core",
            "io.panelhouse.panel.chain.PublishHeadsMain",
            Heap.SMALL,
            ""),
    QUARANTINE(
            "quarantine",
            "list, show NUMBER, replay NUMBER|--all: the records that capture or a streaming job refused.",
            "streaming-jobs",
            "io.panelhouse.streaming.quarantine.QuarantineMain",
            Heap.SMALL,
            ""),
    TOKEN(
            "token",
            "create --operator NAME --name NAME [--read-only]: a token for the REST API, shown once.",
            "panel-core",
            "io.panelhouse.panel.token.TokenMain",
            Heap.SMALL,
            ""),
    BENCH(
            "bench",
            "A benchmark by its name: figure, anchor and ratio as JSON lines. Needs no running stack.",
            "bench",
            "io.panelhouse.bench.BenchMain",
            Heap.BENCH,
            "");

    private final String word;
    private final String description;
    private final String module;
    private final String mainClass;
    private final Heap heap;
    private final String prefix;

    ModuleCommand(String word, String description, String module, String mainClass, Heap heap, String prefix) {
        this.word = word;
        this.description = description;
        this.module = module;
        this.mainClass = mainClass;
        this.heap = heap;
        this.prefix = prefix;
    }

    String word() {
        return word;
    }

    String description() {
        return description;
    }

    static Optional<ModuleCommand> of(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word.equals(word))
                .findFirst();
    }

    /** Runs the module with the arguments of the person, untouched, and gives its exit code. */
    int run(Home home, Console console, List<String> arguments) throws IOException, InterruptedException {
        boolean asksForHelp = arguments.contains("--help") || arguments.contains("-h");
        if (asksForHelp || this == BENCH) {
            return child(home, arguments, Map.of());
        }
        if (StackStatus.running(home).isEmpty()) {
            console.say("Cannot run %s: Panelhouse is not up; run ./panelhouse up".formatted(word));
            return ExitCode.FAILED;
        }
        StackState state = StackState.read(home).orElseThrow();
        if (this == BATCH) {
            return batch(home, state, console, arguments);
        }
        return child(home, arguments, StackEnvironment.of(home, state));
    }

    private static int batch(Home home, StackState state, Console console, List<String> arguments)
            throws IOException, InterruptedException {
        BatchRun run = new BatchRun(home, state, InstantSource.system(), new Unwatched());
        return run.run(arguments, new BatchRun.Output(Redirect.INHERIT, Redirect.INHERIT), () -> {
                    console.say("Another batch run goes on; waiting for its end");
                    return true;
                })
                .orElse(ExitCode.FAILED);
    }

    private int child(Home home, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(prefix.isEmpty() ? List.of() : List.of(prefix));
        all.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(new Installation(home.root())
                        .command(module, mainClass, List.of(heap.option, "-XX:+UseSerialGC"), all))
                .inheritIO();
        builder.environment().putAll(environment);
        return builder.start().waitFor();
    }

    private enum Heap {
        SMALL("-Xmx640m"),
        BENCH("-Xmx1g"),
        SPARK("-Xmx2g");

        private final String option;

        Heap(String option) {
            this.option = option;
        }
    }

    /** The person's terminal ends the child together with the command. */
    private static final class Unwatched implements BatchRun.Watch {
        @Override
        public void started(Process process) {}

        @Override
        public void ended(Process process) {}
    }
}
