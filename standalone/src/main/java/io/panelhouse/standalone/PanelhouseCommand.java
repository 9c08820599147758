package io.panelhouse.standalone;

import io.panelhouse.standalone.command.Commands;
import io.panelhouse.standalone.home.Home;
import java.nio.file.Path;

/** Entry point of {@code ./panelhouse}. The script names the built tree in {@code panelhouse.root}. */
public final class PanelhouseCommand {

    private PanelhouseCommand() {}

    public static void main(String[] arguments) {
        Home home = Home.of(Path.of(System.getProperty("panelhouse.root", ".")), System.getenv());
        System.exit(new Commands(home, System.out, System.err).run(arguments));
    }
}
