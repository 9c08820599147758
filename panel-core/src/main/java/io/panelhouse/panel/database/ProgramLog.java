package io.panelhouse.panel.database;

/** Logging of this module's own programs, which others that use the module do not get: on standard error, and quiet. */
public final class ProgramLog {

    private ProgramLog() {}

    /** Takes effect if called before the first logger is made. */
    public static void toStandardError() {
        System.setProperty("logback.configurationFile", "logback-program.xml");
    }
}
