package io.panelhouse.bench;

import io.panelhouse.bench.capture.CaptureBench;
import io.panelhouse.bench.ledger.LedgerBench;
import io.panelhouse.bench.sessions.SessionsBench;
import io.panelhouse.bench.stream.StreamBench;
import java.util.Arrays;
import java.util.List;

/** Runs a benchmark by its name. Figures go to standard out as JSON lines, what is going on to standard error. */
public final class BenchMain {

    private static final int WRONG_USAGE = 2;
    private static final List<String> NAMES =
            List.of("ledger", "auth", "accounts", "decode", "capture", "stream", "sessions");

    private BenchMain() {}

    public static void main(String[] arguments) throws Exception {
        List<String> rest =
                arguments.length == 0 ? List.of() : Arrays.asList(arguments).subList(1, arguments.length);
        try {
            run(arguments.length == 0 ? "" : arguments[0], rest);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_USAGE);
        }
        System.exit(0);
    }

    private static void run(String name, List<String> rest) throws Exception {
        switch (name) {
            case "ledger" -> LedgerBench.run();
            case "auth" -> AuthBench.main(new String[0]);
            case "accounts" -> AccountsBench.main(new String[0]);
            case "decode" -> DecodeBench.main(new String[0]);
            case "capture" -> CaptureBench.run(Options.of(rest, List.of("rows", "repeats")));
            case "stream" -> StreamBench.run(Options.of(rest, StreamBench.OPTIONS));
            case "sessions" -> SessionsBench.run(Options.of(rest, SessionsBench.OPTIONS));
            default ->
                throw new IllegalArgumentException("Usage: ./panelhouse bench NAME, where NAME is one of " + NAMES);
        }
    }
}
