package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.i18n.Texts;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.session.Attempt;
import io.panelhouse.panel.verdict.Cause;
import io.panelhouse.panel.verdict.Check;
import io.panelhouse.panel.verdict.Check.Result;
import io.panelhouse.panel.verdict.Check.Topic;
import io.panelhouse.panel.verdict.Claim;
import io.panelhouse.panel.verdict.Facts;
import io.panelhouse.panel.verdict.Outage;
import io.panelhouse.panel.verdict.Verdict;
import io.panelhouse.panel.verdict.Viewing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A verdict in the language of the page. */
final class VerdictWords {

    private final Facts facts;
    private final Verdict verdict;
    private final Formats formats;
    private final Instant now;

    VerdictWords(Facts facts, Verdict verdict, Formats formats, Instant now) {
        this.facts = facts;
        this.verdict = verdict;
        this.formats = formats;
        this.now = now;
    }

    /** Whether something is wrong. */
    boolean blocked() {
        return switch (verdict.cause()) {
            case MENDED, CONNECTED, NEVER_TRIED, FINE -> false;
            case CLOSED,
                    SUSPENDED,
                    NEVER_ACTIVATED,
                    EXPIRED,
                    NO_PASSWORD,
                    DEVICE_MISMATCH,
                    CONNECTION_LIMIT,
                    WRONG_PASSWORD,
                    DEVICE_REQUIRED,
                    THROTTLED,
                    REFUSED_BY_POLICY,
                    OUTAGE -> true;
        };
    }

    /** The one sentence. */
    String sentence() {
        Cause cause = verdict.cause();
        return switch (cause) {
            case EXPIRED ->
                inGrace() ? text("account.cause.IN_GRACE", ends(), graceEnds()) : text("account.cause.EXPIRED", ends());
            case OUTAGE -> text("account.cause.OUTAGE", outageSince());
            case DEVICE_MISMATCH -> text("account.cause." + lock());
            case CONNECTION_LIMIT ->
                text("account.cause.CONNECTION_LIMIT", facts.lock().maxConnections());
            case WRONG_PASSWORD ->
                text("account.cause.WRONG_PASSWORD", verdict.attempts().size());
            case CONNECTED ->
                text(
                        "account.cause.CONNECTED",
                        facts.connected(now)
                                .map(viewing -> formats.past(viewing.openedAt()))
                                .orElse(""));
            case FINE -> text("account.cause.FINE", lastSuccess());
            case CLOSED,
                    SUSPENDED,
                    NEVER_ACTIVATED,
                    NO_PASSWORD,
                    DEVICE_REQUIRED,
                    THROTTLED,
                    REFUSED_BY_POLICY,
                    MENDED,
                    NEVER_TRIED -> text("account.cause." + cause.name());
        };
    }

    private String lock() {
        if (verdict.otherWorks()) {
            return "DEVICE_OTHER";
        }
        Attempt latest = verdict.latest();
        return latest != null && Boolean.FALSE.equals(latest.secretRight()) ? "DEVICE_WRONG" : "DEVICE_MISMATCH";
    }

    /** What a check says. */
    String says(Check check) {
        String key =
                "account.says." + check.topic().name() + "." + check.result().name();
        return switch (check.topic()) {
            case TERM -> term(check);
            case DEVICE ->
                check.result() == Result.FAILED ? text(key, verdict.attempts().size()) : text(key);
            case CONNECTIONS -> text(key, facts.lock().maxConnections());
            case SESSIONS -> sessions();
            case PROVIDER -> {
                Outage outage = facts.outage();
                yield text(key, formats.count(outage == null ? 0 : outage.accounts()));
            }
            case ACCOUNT, PASSWORD -> text(key);
        };
    }

    /** When it came to be; empty if that is not known. */
    String at(Check check) {
        Instant at = check.at();
        return at == null || check.topic() == Topic.TERM ? "" : formats.past(at);
    }

    private String term(Check check) {
        if (facts.account().endsAt() == null && check.result() == Result.PASSED) {
            return text("account.says.TERM.NEVER");
        }
        if (verdict.cause() == Cause.NEVER_ACTIVATED) {
            return text("account.says.TERM.NOT_BEGUN");
        }
        return inGrace()
                ? text("account.says.TERM.GRACE", ends(), graceEnds())
                : text("account.says.TERM." + check.result().name(), ends());
    }

    private boolean inGrace() {
        return facts.account().status() == AccountStatus.IN_GRACE;
    }

    private String graceEnds() {
        Instant end = facts.graceEndsAt();
        return end == null ? text("accounts.never") : formats.dateTime(end);
    }

    private String outageSince() {
        Outage outage = facts.outage();
        return outage == null ? "" : formats.past(outage.since());
    }

    private String sessions() {
        Optional<Viewing> watching = facts.connected(now);
        if (watching.isPresent()) {
            return text(
                    "account.says.SESSIONS.OPEN", formats.past(watching.get().openedAt()));
        }
        if (facts.viewings().isEmpty()) {
            return text("account.says.SESSIONS.NONE");
        }
        Viewing last = facts.viewings().getFirst();
        Instant end = last.closedAt() == null ? last.lastHeartbeat() : last.closedAt();
        return text(
                "account.says.SESSIONS.CLOSED",
                formats.duration(Duration.between(last.openedAt(), end == null ? last.openedAt() : end)));
    }

    /**
     * What the customer can be told, in the customer's language.
     *
     * @param written how days are written in it
     */
    String answer(Language language, Formats written) {
        Texts say = Texts.of(language);
        Instant end = facts.account().endsAt();
        String until = end == null ? "" : " " + say.say("account.answer.until", day(end, written));
        return switch (verdict.cause()) {
            case EXPIRED -> say.say("account.answer.EXPIRED", end == null ? "" : written.dateTime(end));
            case DEVICE_MISMATCH, DEVICE_REQUIRED -> say.say("account.answer.DEVICE", until);
            case WRONG_PASSWORD, THROTTLED -> say.say("account.answer.WRONG_PASSWORD", until);
            case CONNECTION_LIMIT -> say.say("account.answer.CONNECTION_LIMIT", until);
            case SUSPENDED, CLOSED -> say.say("account.answer.SUSPENDED");
            case OUTAGE -> say.say("account.answer.OUTAGE", until);
            case NEVER_ACTIVATED -> say.say("account.answer.NEVER_ACTIVATED");
            case NO_PASSWORD, REFUSED_BY_POLICY, MENDED, CONNECTED, NEVER_TRIED, FINE ->
                say.say("account.answer.fine", until);
        };
    }

    /** How a claim stands. */
    String claim(Claim claim) {
        Attempt success = claim.lastSuccess();
        return switch (claim.answer()) {
            case CONTRADICTED ->
                text("account.claim.CONTRADICTED", lastSuccess(), success == null ? "" : device(success));
            case CONFIRMED -> text("account.claim.CONFIRMED", lastSuccess());
            case CONFIRMED_EXPIRED -> text("account.claim.CONFIRMED_EXPIRED", ends());
            case CONTRADICTED_CONNECTED, CONFIRMED_NEVER ->
                text("account.claim." + claim.answer().name());
        };
    }

    /** Type and id of the device, as far as it told them. */
    static String device(Attempt attempt) {
        String told = Formats.device(
                attempt.deviceType(),
                attempt.deviceId() == null ? null : attempt.deviceId().value());
        return told.isEmpty() ? text("accounts.none") : told;
    }

    private String ends() {
        Instant end = facts.account().endsAt();
        return end == null ? text("accounts.never") : formats.dateTime(end);
    }

    private static String day(Instant instant, Formats written) {
        return written.date(instant.atZone(written.zone()).toLocalDate());
    }

    private String lastSuccess() {
        Attempt accepted = facts.lastAccepted();
        return accepted == null ? text("accounts.none") : formats.past(accepted.occurredAt());
    }
}
