package io.panelhouse.standalone.command;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The command line: own commands are parsed here, those of a module are handed over untouched. */
public final class Commands {

    private final Home home;
    private final Console console;

    public Commands(Home home, PrintStream out, PrintStream err) {
        this.home = home;
        this.console = new Console(out, err);
    }

    /** Runs one command line and gives its exit code. */
    public int run(String... arguments) {
        try {
            Optional<ModuleCommand> module = arguments.length == 0 ? Optional.empty() : ModuleCommand.of(arguments[0]);
            if (module.isPresent()) {
                List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
                return module.get().run(home, console, rest);
            }
            return commandLine().execute(arguments);
        } catch (Refusal e) {
            console.say(e.sentence());
            return Refusal.EXIT_CODE;
        } catch (IOException e) {
            console.say("Cannot run %s: %s".formatted(arguments[0], Home.reason(e)));
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    private CommandLine commandLine() {
        CommandLine line = new CommandLine(new Root())
                .addSubcommand(new UpCommand(home, console))
                .addSubcommand(new DownCommand(home, console))
                .addSubcommand(new StatusCommand(home, console));
        for (ModuleCommand command : ModuleCommand.values()) {
            CommandSpec spec = CommandSpec.create();
            spec.usageMessage().description(command.description());
            line.addSubcommand(command.word(), spec);
        }
        line.addSubcommand("test", scripted("Runs every test."));
        line.addSubcommand("build", scripted("Builds what is missing or older than its sources."));
        line.setOut(new PrintWriter(console.err(), true, Charset.defaultCharset()));
        line.setErr(new PrintWriter(console.err(), true, Charset.defaultCharset()));
        line.setExecutionExceptionHandler((failure, unused, parsed) -> {
            if (failure instanceof Refusal refusal) {
                console.say(refusal.sentence());
                return Refusal.EXIT_CODE;
            }
            console.say("Cannot run %s: %s".formatted(unused.getCommandName(), failure));
            return ExitCode.FAILED;
        });
        return line;
    }

    /** A command that the script answers before Java starts; listed here for the help. */
    private static CommandSpec scripted(String description) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description);
        return spec;
    }

    @Command(
            name = "./panelhouse",
            description = "A subscription panel with its analytics warehouse, on one machine.",
            mixinStandardHelpOptions = true,
            subcommands = CommandLine.HelpCommand.class)
    private static final class Root implements Runnable {
        @Override
        public void run() {
            throw new CommandLine.ParameterException(
                    new CommandLine(this), "Name a command; ./panelhouse --help lists them");
        }
    }
}
