package io.panelhouse.bench;

import io.panelhouse.bench.ledger.LedgerBench;
import java.util.List;

/** Runs a benchmark by its name. Figures go to standard out as JSON lines, what is going on to standard error. */
public final class BenchMain {

    private static final int WRONG_USAGE = 2;

    private BenchMain() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 1 ? arguments[0] : "";
        switch (name) {
            case "ledger" -> LedgerBench.run();
            case "auth" -> AuthBench.main(new String[0]);
            case "accounts" -> AccountsBench.main(new String[0]);
            case "decode" -> DecodeBench.main(new String[0]);
            default -> {
                System.err.println("Usage: ./panelhouse bench NAME, where NAME is one of "
                        + List.of("ledger", "auth", "accounts", "decode"));
                System.exit(WRONG_USAGE);
            }
        }
        System.exit(0);
    }
}
