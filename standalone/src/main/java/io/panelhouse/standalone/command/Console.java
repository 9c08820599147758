package io.panelhouse.standalone.command;

import java.io.PrintStream;

/**
 * Where a command speaks.
 *
 * @param out for machines
 * @param err for people
 */
record Console(PrintStream out, PrintStream err) {

    void say(String line) {
        err.println(line);
    }
}
