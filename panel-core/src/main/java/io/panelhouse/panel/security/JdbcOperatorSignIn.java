package io.panelhouse.panel.security;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRows;
import io.panelhouse.panel.password.PasswordHash;
import io.panelhouse.panel.password.PasswordRules;
import io.panelhouse.panel.security.Throttle.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Signing in against PostgreSQL. */
final class JdbcOperatorSignIn implements OperatorSignIn {

    /** Checked when the name is unknown, so that both answers take the same time. */
    private static final String NOBODY = PasswordHash.of("nobody has this password");

    private static final Actor HOUSE = Actor.house("sign-in");
    private static final int MAX_NAME_LENGTH = 80;

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;
    private final Throttle throttle;
    private final KnownBrowsers browsers;
    private final JdbcSecondFactors secondFactors;

    JdbcOperatorSignIn(
            PanelDatabase database,
            InstantSource time,
            JdbcAuditLog audit,
            PanelKey key,
            Throttle throttle,
            JdbcSecondFactors secondFactors) {
        this.database = database;
        this.time = time;
        this.audit = audit;
        this.throttle = throttle;
        this.browsers = new KnownBrowsers(key, time);
        this.secondFactors = secondFactors;
    }

    @Override
    public SignInAnswer password(SignInTry attempt) {
        String name = attempt.name().length() <= MAX_NAME_LENGTH ? attempt.name() : "";
        Optional<Stored> stored = stored(name);
        Optional<String> browser =
                stored.flatMap(found -> browsers.idOf(found.operator().id(), attempt.browserMark()));
        // Letters that the database takes for the same must not make tries of their own.
        String subject =
                stored.map(found -> "operator " + found.operator().id()).orElse(name);
        String network = network(attempt.address());
        Optional<Instant> full =
                browser.isPresent() ? throttle.take(Kind.BROWSER, browser.get()) : takeNameAndAddress(subject, network);
        if (full.isPresent()) {
            return new SignInAnswer.Throttled(full.get());
        }
        if (!fits(stored, attempt.password())) {
            refused(stored.map(Stored::operator), "password", attempt.address());
            return new SignInAnswer.Refused();
        }
        browser.ifPresentOrElse(id -> throttle.giveBack(Kind.BROWSER, id), () -> {
            throttle.giveBack(Kind.NAME, subject);
            throttle.giveBack(Kind.ADDRESS, network);
        });
        Operator operator = stored.orElseThrow().operator();
        return operator.secondFactor()
                ? new SignInAnswer.CodeNeeded(operator)
                : accepted(operator, "password", attempt.address(), attempt.browserMark());
    }

    @Override
    public SignInAnswer code(Operator operator, String code, String address, @Nullable String browserMark) {
        SignInAnswer answer = guarded(operator, address, () -> secondFactors.spend(operator, code, address));
        return answer instanceof SignInAnswer.Accepted ? accepted(operator, "code", address, browserMark) : answer;
    }

    @Override
    public SignInAnswer prove(Operator operator, String proof, String address) {
        // What the page knows of the person may be older than their second factor.
        Optional<Stored> stored =
                stored(operator.name()).filter(found -> found.operator().id() == operator.id());
        boolean byCode = stored.filter(found -> found.operator().secondFactor()).isPresent();
        return guarded(
                operator, address, () -> byCode ? secondFactors.spend(operator, proof, address) : fits(stored, proof));
    }

    private SignInAnswer guarded(Operator operator, String address, BooleanSupplier check) {
        String subject = Long.toString(operator.id());
        Optional<Instant> full = throttle.take(Kind.CODE, subject);
        if (full.isPresent()) {
            return new SignInAnswer.Throttled(full.get());
        }
        if (!check.getAsBoolean()) {
            refused(Optional.of(operator), "code", address);
            return new SignInAnswer.Refused();
        }
        throttle.giveBack(Kind.CODE, subject);
        return new SignInAnswer.Accepted(operator, "");
    }

    private Optional<Instant> takeNameAndAddress(String subject, String network) {
        Optional<Instant> nameFull = throttle.take(Kind.NAME, subject);
        if (nameFull.isPresent()) {
            return nameFull;
        }
        Optional<Instant> addressFull = throttle.take(Kind.ADDRESS, network);
        addressFull.ifPresent(until -> throttle.giveBack(Kind.NAME, subject));
        return addressFull;
    }

    /** One customer of a network has all addresses of the first half of IPv6. */
    private static String network(String address) {
        String[] parts = address.split(":", -1);
        return parts.length < 4 ? address : String.join(":", parts[0], parts[1], parts[2], parts[3]);
    }

    private boolean fits(Optional<Stored> stored, String password) {
        String typed = password.length() <= PasswordRules.MAX_LENGTH ? password : "";
        boolean right = PasswordHash.fits(typed, stored.map(Stored::hash).orElse(NOBODY));
        Instant now = time.instant();
        return right
                && stored.filter(found -> found.operator().enabled() && found.resellerOpen())
                        .filter(found -> found.until() == null || now.isBefore(found.until()))
                        .isPresent();
    }

    private Optional<Stored> stored(String name) {
        return database.read(
                HOUSE,
                handle -> handle.createQuery("SELECT " + OperatorRows.COLUMNS
                                + ", o.password_hash, o.password_expires_at,"
                                + " r.disabled_at IS NULL AND r.deleted_at IS NULL AS open FROM panel.operator o"
                                + " JOIN panel.reseller r ON r.id = o.reseller_id"
                                + " WHERE lower(o.name) = lower(:name)")
                        .bind("name", SearchText.of(name))
                        .map((row, context) -> new Stored(
                                OperatorRows.operator(row),
                                row.getString("password_hash"),
                                Times.optional(row, "password_expires_at"),
                                row.getBoolean("open")))
                        .findOne());
    }

    private SignInAnswer accepted(Operator operator, String by, String address, @Nullable String browserMark) {
        audit.record(operator.actor(), "signed-in", "operator " + operator.id(), Map.of("by", by), address);
        return new SignInAnswer.Accepted(operator, browsers.mark(operator.id(), browserMark));
    }

    /** What was typed is not written down: it may be a password in the wrong field. */
    private void refused(Optional<Operator> operator, String what, String address) {
        // Written by the house: a reseller that is disabled does not write.
        Actor actor = operator.map(Operator::actor).orElse(HOUSE);
        String object = operator.map(known -> "operator " + known.id()).orElse("unknown name");
        database.transaction(HOUSE, handle -> {
            audit.write(handle, actor, "sign-in-refused", object, Map.of("wrong", what), address);
            return true;
        });
    }

    private record Stored(
            Operator operator, String hash, @Nullable Instant until, boolean resellerOpen) {}
}
