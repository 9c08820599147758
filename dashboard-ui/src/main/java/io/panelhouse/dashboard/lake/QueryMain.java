package io.panelhouse.dashboard.lake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code query "SQL" [--snapshot ID] --format table|csv|json}: read-only SQL over raw, silver and gold tables.
 *
 * <p>Rows go to standard out, messages to standard error. Exit codes: 0 done, 1 the query was refused or failed, 2
 * wrong usage, 78 wrong configuration.
 */
@Command(
        name = "query",
        description = "Read-only SQL over raw, silver and gold tables.",
        mixinStandardHelpOptions = true)
public final class QueryMain implements Callable<Integer> {

    @Parameters(paramLabel = "SQL", description = "One SELECT, WITH, DESCRIBE or SHOW statement.")
    private String sql = "";

    @Option(names = "--snapshot", paramLabel = "ID", description = "Read this snapshot of the one table named.")
    private @Nullable Long snapshot;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json. Default: ${DEFAULT-VALUE}.")
    private ResultFormat format = ResultFormat.TABLE;

    private final Map<String, String> environment;

    private QueryMain(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the query and ends the process. */
    public static void main(String[] arguments) {
        CommandLog.quiet();
        System.exit(run(System.getenv(), arguments));
    }

    static int run(Map<String, String> environment, String... arguments) {
        return new CommandLine(new QueryMain(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(QueryMain::explain)
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        LakeSettings settings = LakeSettings.fromEnvironment(environment);
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        new LakeSql(settings).run(sql, snapshot, format, out);
        out.flush();
        return 0;
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        System.err.println(failure.getMessage());
        if (failure instanceof IllegalArgumentException) {
            return 78;
        }
        if (!(failure instanceof LakeException)) {
            System.err.println(failure.getClass().getName().toLowerCase(Locale.ROOT));
        }
        return 1;
    }
}
