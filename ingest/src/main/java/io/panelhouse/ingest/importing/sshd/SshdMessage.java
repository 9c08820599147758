package io.panelhouse.ingest.importing.sshd;

import io.panelhouse.panel.session.SignInOutcome;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What OpenSSH says. Names and addresses are taken from the end, since a name may hold anything. */
sealed interface SshdMessage {

    Pattern VERDICT = Pattern.compile(
            "(?<verdict>Accepted|Failed) (?<method>\\S+) for (invalid user )?(?<account>.*) from (?<address>\\S+) port \\d+.*");
    Pattern INVALID_USER = Pattern.compile("Invalid user (?<account>.*) from (?<address>\\S+)( port \\d+)?");
    Pattern SESSION = Pattern.compile(
            "pam_unix\\(sshd:session\\): session (?<change>opened|closed) for user (?<account>[^\\s(]*).*");

    /** Somebody tried to sign in. */
    record Attempt(
            String account, SignInOutcome outcome, @Nullable String method, String address) implements SshdMessage {}

    /** A session was opened. */
    record Opened(String account) implements SshdMessage {}

    /** The session of this process was closed. */
    record Closed() implements SshdMessage {}

    /** Something else. */
    record Other(String sort) implements SshdMessage {}

    static SshdMessage parse(String message) {
        Matcher verdict = VERDICT.matcher(message);
        if (verdict.matches()) {
            return verdict(verdict);
        }
        Matcher invalid = INVALID_USER.matcher(message);
        if (invalid.matches()) {
            return new Attempt(invalid.group("account"), SignInOutcome.UNKNOWN_USER, null, invalid.group("address"));
        }
        Matcher session = SESSION.matcher(message);
        if (session.matches()) {
            return session.group("change").equals("opened") ? new Opened(session.group("account")) : new Closed();
        }
        return new Other("sshd tells of no attempt and no session");
    }

    private static SshdMessage verdict(Matcher verdict) {
        String method = verdict.group("method");
        if (verdict.group("verdict").equals("Accepted")) {
            return attempt(verdict, SignInOutcome.ACCEPTED);
        }
        return switch (method) {
            case "password", "keyboard-interactive/pam" -> attempt(verdict, SignInOutcome.WRONG_PASSWORD);
            case "publickey" -> attempt(verdict, SignInOutcome.WRONG_KEY);
            default -> new Other("sshd tells of a failure without password or key: " + method);
        };
    }

    private static Attempt attempt(Matcher verdict, SignInOutcome outcome) {
        return new Attempt(verdict.group("account"), outcome, verdict.group("method"), verdict.group("address"));
    }
}
