package io.panelhouse.dashboard.lake;

/** Logging of the commands: warnings to standard error, so that standard out holds data only. */
public final class CommandLog {

    private CommandLog() {}

    /** Takes effect if called before the first logger is made. */
    public static void quiet() {
        System.setProperty("logback.configurationFile", "logback-command.xml");
    }
}
