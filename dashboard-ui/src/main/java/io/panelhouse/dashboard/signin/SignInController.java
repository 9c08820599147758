package io.panelhouse.dashboard.signin;

import io.panelhouse.dashboard.signin.PendingSignIn.Step;
import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.Operators;
import io.panelhouse.panel.security.NewSecondFactor;
import io.panelhouse.panel.security.PanelSecurity;
import io.panelhouse.panel.security.SignInAnswer;
import io.panelhouse.panel.security.SignInTry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The steps of signing in. What is wrong is said on the page that follows, by a word in its address. */
@RestController
class SignInController {

    private final PanelSecurity security;
    private final Operators operators;
    private final SecurityRules rules;
    private final Entrance entrance;
    private final InstantSource clock;

    SignInController(
            PanelSecurity security, Operators operators, SecurityRules rules, Entrance entrance, InstantSource clock) {
        this.security = security;
        this.operators = operators;
        this.rules = rules;
        this.entrance = entrance;
        this.clock = clock;
    }

    @GetMapping(path = SecurityConfiguration.SIGN_IN, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request, CsrfToken token, @Nullable Authentication signedIn) {
        return signedIn != null && signedIn.isAuthenticated()
                ? to("/")
                : page(pages(request, token).signIn(pages(request, token).message(request)));
    }

    @PostMapping(SecurityConfiguration.SIGN_IN)
    ResponseEntity<String> signIn(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            SignInAnswer answer = security.signIn()
                    .password(new SignInTry(
                            name.strip(), password, request.getRemoteAddr(), Entrance.browserMark(request)));
            return switch (answer) {
                case SignInAnswer.Refused() -> to(SecurityConfiguration.SIGN_IN + "?refused");
                case SignInAnswer.Throttled(Instant until) -> to(SecurityConfiguration.SIGN_IN + wait(until));
                case SignInAnswer.CodeNeeded(Operator operator) -> {
                    entrance.pend(request, PendingSignIn.at(Step.CODE, operator.id(), "", clock.instant()));
                    yield to(Step.CODE.path());
                }
                case SignInAnswer.Accepted(Operator operator, String mark) -> next(operator, mark, request, response);
            };
        } catch (PanelUnavailableException e) {
            return to(SecurityConfiguration.SIGN_IN + "?unavailable");
        }
    }

    @GetMapping(path = "/sign-in/code", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> codePage(HttpServletRequest request, CsrfToken token) {
        return at(
                Step.CODE,
                request,
                (pending, operator) -> page(pages(request, token)
                        .code(operator.name(), pages(request, token).message(request))));
    }

    @PostMapping("/sign-in/code")
    ResponseEntity<String> code(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        return at(Step.CODE, request, (pending, operator) -> {
            SignInAnswer answer =
                    security.signIn().code(operator, code, request.getRemoteAddr(), Entrance.browserMark(request));
            return switch (answer) {
                case SignInAnswer.Accepted(Operator accepted, String mark) -> next(accepted, mark, request, response);
                case SignInAnswer.Throttled(Instant until) -> to(Step.CODE.path() + wait(until));
                default -> to(Step.CODE.path() + "?refused");
            };
        });
    }

    @GetMapping(path = "/sign-in/password", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> passwordPage(HttpServletRequest request, CsrfToken token) {
        return at(
                Step.PASSWORD,
                request,
                (pending, operator) -> page(pages(request, token).password(operator.name(), "")));
    }

    @PostMapping(path = "/sign-in/password", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> password(
            @RequestParam(defaultValue = "") String password,
            CsrfToken token,
            HttpServletRequest request,
            HttpServletResponse response) {
        return at(Step.PASSWORD, request, (pending, operator) -> {
            try {
                Operator chosen = security.passwords().choose(operator, password, null);
                return next(chosen, pending.browserMark(), request, response);
            } catch (IllegalArgumentException refused) {
                return page(pages(request, token)
                        .password(operator.name(), pages(request, token).refused(refused)));
            }
        });
    }

    @GetMapping(path = "/sign-in/second-step", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> secondStepPage(HttpServletRequest request, CsrfToken token) {
        return at(Step.SECOND_FACTOR, request, (pending, operator) -> {
            NewSecondFactor secret = pending.enrolling();
            if (secret == null) {
                secret = security.secondFactors().begin(operator);
                Entrance.keep(request, pending.enrolling(secret));
            }
            return page(pages(request, token)
                    .secondStep(secret, pages(request, token).message(request)));
        });
    }

    @PostMapping("/sign-in/second-step")
    ResponseEntity<String> secondStep(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        return at(Step.SECOND_FACTOR, request, (pending, operator) -> {
            NewSecondFactor secret = pending.enrolling();
            try {
                if (secret != null) {
                    Entrance.keep(
                            request, pending.showing(security.secondFactors().confirm(operator, secret, code, null)));
                    return to(Step.RECOVERY_CODES.path());
                }
                return to(Step.SECOND_FACTOR.path());
            } catch (IllegalArgumentException refused) {
                return to(Step.SECOND_FACTOR.path() + "?refused");
            }
        });
    }

    @GetMapping(path = "/sign-in/recovery-codes", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> recoveryCodesPage(HttpServletRequest request, CsrfToken token) {
        return at(
                Step.RECOVERY_CODES,
                request,
                (pending, operator) -> page(pages(request, token).recoveryCodes(pending.recoveryCodes())));
    }

    @PostMapping("/sign-in/recovery-codes")
    ResponseEntity<String> recoveryCodes(HttpServletRequest request, HttpServletResponse response) {
        return at(
                Step.RECOVERY_CODES,
                request,
                (pending, operator) -> next(operator, pending.browserMark(), request, response));
    }

    /** The next step that this person has to take, or the way in. */
    private ResponseEntity<String> next(
            Operator operator, String mark, HttpServletRequest request, HttpServletResponse response) {
        Optional<Step> step = operator.temporaryPassword()
                ? Optional.of(Step.PASSWORD)
                : Optional.of(Step.SECOND_FACTOR)
                        .filter(wanted -> !operator.secondFactor() && rules.requiresSecondFactor(operator.actor()));
        if (step.isEmpty()) {
            return to(entrance.enter(operator, mark, request, response));
        }
        entrance.pend(request, PendingSignIn.at(step.get(), operator.id(), mark, clock.instant()));
        return to(step.get().path());
    }

    private ResponseEntity<String> at(
            Step step, HttpServletRequest request, BiFunction<PendingSignIn, Operator, ResponseEntity<String>> work) {
        try {
            PendingSignIn pending = Entrance.pending(request);
            if (pending == null || pending.step() != step || !clock.instant().isBefore(pending.until())) {
                return to(SecurityConfiguration.SIGN_IN + (pending == null ? "" : "?late"));
            }
            return operators
                    .find(pending.operatorId())
                    .filter(Operator::enabled)
                    .map(operator -> work.apply(pending, operator))
                    .orElseGet(() -> to(SecurityConfiguration.SIGN_IN + "?refused"));
        } catch (PanelUnavailableException e) {
            return to(SecurityConfiguration.SIGN_IN + "?unavailable");
        }
    }

    private String wait(Instant until) {
        long minutes = Math.max(
                1, Duration.between(clock.instant(), until).plusSeconds(59).toMinutes());
        return "?wait=" + minutes;
    }

    private static SignInPages pages(HttpServletRequest request, CsrfToken token) {
        return new SignInPages(request, token);
    }

    private static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(302)
                .header(HttpHeaders.LOCATION, path)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static ResponseEntity<String> page(String html) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", SignInPages.POLICY)
                .header("Cache-Control", "no-store")
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .body(html);
    }
}
