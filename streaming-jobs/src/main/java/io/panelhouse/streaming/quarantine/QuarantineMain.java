package io.panelhouse.streaming.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.panelhouse.streaming.Environment;
import io.panelhouse.streaming.RefusedStartException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * {@code quarantine list [--all]}, {@code show NUMBER}, {@code replay NUMBER|--all}: the records that a streaming job
 * or capture could not use.
 *
 * <p>Prints rows separated by tabs on standard output, everything for people on standard error. Exit code 2 for wrong
 * usage, 78 for a wrong setting, 1 if there is no such entry or Kafka does not answer.
 */
public final class QuarantineMain {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int BYTES_PER_LINE = 16;
    private static final String USAGE = """
            Usage: ./panelhouse quarantine list [--all]          what waits; --all: also what was replayed
                   ./panelhouse quarantine show NUMBER           one record with its reason and bytes
                   ./panelhouse quarantine replay NUMBER|--all   writes it, or all that wait, to the topic again""";

    private final PrintStream out;
    private final PrintStream err;

    private QuarantineMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        return new QuarantineMain(out, err).run(arguments, environment);
    }

    private int run(List<String> arguments, Map<String, String> environment) {
        String verb = arguments.isEmpty() ? "" : arguments.getFirst();
        String object = arguments.size() < 2 ? null : arguments.get(1);
        if (arguments.contains("--help") || arguments.contains("-h")) {
            err.println(USAGE);
            return DONE;
        }
        if (arguments.size() > 2 || !usable(verb, object)) {
            err.println(USAGE);
            return WRONG_USAGE;
        }
        try (QuarantineLog log = new QuarantineLog(new Environment(environment).required("PANELHOUSE_KAFKA"))) {
            List<Entry> entries = log.entries();
            return switch (verb) {
                case "list" -> list(entries, object != null);
                case "show" -> find(entries, object).map(this::show).orElseGet(() -> none(object));
                default -> replay(log, entries, object);
            };
        } catch (RefusedStartException wrong) {
            err.println(wrong.getMessage());
            return RefusedStartException.EXIT_CODE;
        } catch (KafkaException | IllegalStateException | ExecutionException failed) {
            err.println("Cannot %s quarantine: %s"
                    .formatted(verb.equals("replay") ? "replay" : "read", failed.getMessage()));
            return FAILED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static boolean usable(String verb, @Nullable String object) {
        boolean all = "--all".equals(object);
        boolean number = object != null && object.matches("[0-9]{1,18}");
        return switch (verb) {
            case "list" -> object == null || all;
            case "show" -> number;
            case "replay" -> number || all;
            default -> false;
        };
    }

    private int list(List<Entry> entries, boolean all) {
        Predicate<Entry> shown = entry -> all || !entry.replayed();
        out.println("number\trefused_at\tjob\tsource\tbytes\treplayed\treason");
        entries.stream()
                .filter(shown)
                .forEach(entry -> out.println(String.join(
                        "\t",
                        Long.toString(entry.number()),
                        entry.refusedAt().toString(),
                        entry.job(),
                        oneLine(entry.source()),
                        Integer.toString(length(entry.value())),
                        Boolean.toString(entry.replayed()),
                        oneLine(entry.reason()))));
        long waiting = entries.stream().filter(entry -> !entry.replayed()).count();
        err.println("%d waiting, %d replayed".formatted(waiting, entries.size() - waiting));
        return DONE;
    }

    private int show(Entry entry) {
        out.println("number\t" + entry.number());
        out.println("refused_at\t" + entry.refusedAt());
        out.println("job\t" + entry.job());
        out.println("source\t" + oneLine(entry.source()));
        if (entry.position() != null) {
            out.println("position\t" + oneLine(entry.position()));
        }
        out.println("replayed\t" + entry.replayed());
        out.println("reason\t" + oneLine(entry.reason()));
        out.println("key\t" + (entry.key() == null ? "" : printable(entry.key(), 0, entry.key().length)));
        byte[] value = entry.value();
        if (value == null) {
            out.println("value\tnone");
            return DONE;
        }
        out.println("value\t" + value.length + " bytes");
        for (int from = 0; from < value.length; from += BYTES_PER_LINE) {
            out.println(line(value, from, Math.min(value.length, from + BYTES_PER_LINE)));
        }
        return DONE;
    }

    private int replay(QuarantineLog log, List<Entry> entries, @Nullable String object)
            throws ExecutionException, InterruptedException {
        List<Entry> chosen = "--all".equals(object)
                ? entries.stream().filter(entry -> !entry.replayed()).toList()
                : find(entries, object).map(entry -> sameRecord(entries, entry)).orElse(List.of());
        if (chosen.isEmpty() && !"--all".equals(object)) {
            return none(object);
        }
        int written = log.replay(chosen);
        out.println(written);
        err.println("Wrote %d records to their topics again; what still cannot be read comes back to the quarantine"
                .formatted(written));
        return DONE;
    }

    /** What other jobs refused of the same record is answered by the same replay. */
    private static List<Entry> sameRecord(List<Entry> entries, Entry named) {
        return entries.stream()
                .filter(entry -> entry.source().equals(named.source()))
                .toList();
    }

    private int none(@Nullable String number) {
        err.println("Cannot find quarantine entry %s: there is none; ./panelhouse quarantine list --all shows them"
                .formatted(number));
        return FAILED;
    }

    private static Optional<Entry> find(List<Entry> entries, @Nullable String number) {
        return entries.stream()
                .filter(entry -> Long.toString(entry.number()).equals(number))
                .findFirst();
    }

    private static String line(byte[] value, int from, int to) {
        StringBuilder hex = new StringBuilder();
        for (int at = from; at < to; at++) {
            hex.append(String.format("%02x ", value[at]));
        }
        return "%08x  %-48s %s".formatted(from, hex, printable(value, from, to));
    }

    /** Only what a terminal cannot take for a command: a refused record may hold anything. */
    private static String printable(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, UTF_8).replaceAll("[^\\x20-\\x7e]", ".");
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    }

    private static int length(byte @Nullable [] value) {
        return value == null ? 0 : value.length;
    }
}
