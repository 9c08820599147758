/**
 * Format {@code sshd}: the log of OpenSSH as syslog writes it, also among the lines of other programs.
 *
 * <p>Attempts: {@code Accepted …}, {@code Failed …} and {@code Invalid user …}. Sessions: PAM's opened and closed,
 * joined by the process id. A line "message repeated N times" stands for N more of what it quotes.
 */
@NullMarked
package io.panelhouse.ingest.importing.sshd;

import org.jspecify.annotations.NullMarked;
