package io.panelhouse.dashboard.signin;

import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.i18n.Texts;
import io.panelhouse.panel.password.PasswordRefusedException;
import io.panelhouse.panel.password.PasswordRules;
import io.panelhouse.panel.security.NewSecondFactor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** The pages of signing in: plain HTML, so that they are there before anything else is loaded. */
final class SignInPages {

    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int MAX_WAIT_MINUTES = 60;
    private static final Pattern KEY = Pattern.compile("\\{((?:signin|security)\\.[\\w.]+)}");

    private final Language language;
    private final Texts texts;
    private final CsrfToken token;

    /** Pages for one request, in the first language of its browser that the screens speak. */
    SignInPages(HttpServletRequest request, CsrfToken token) {
        this.language = language(request);
        this.texts = Texts.of(language);
        this.token = token;
    }

    /** English where the browser says nothing. */
    static Language language(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Language.ENGLISH;
        }
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> Language.ofCode(locale.getLanguage()).stream())
                .findFirst()
                .orElse(Language.ENGLISH);
    }

    String signIn(String message) {
        return page("signin.title", SecurityConfiguration.SIGN_IN, message, """
                <label for="name">{signin.name}</label>
                <input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" \
                maxlength="80" required autofocus>
                <label for="password">{signin.password}</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                <button type="submit">{signin.title}</button>""", """
                <details><summary>{signin.trouble}</summary>
                <p>{signin.trouble.forgotten}</p>
                <p>{signin.trouble.tries}</p>
                </details>""");
    }

    String code(String name, String message) {
        String note = html("signin.step.note", "<b>" + HtmlUtils.htmlEscape(name) + "</b>");
        return page("signin.step", PendingSignIn.Step.CODE.path(), message, """
                <p class="ph-note">{note}</p>
                <label for="code">{signin.code}</label>
                <input id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" \
                maxlength="20" required autofocus>
                <button type="submit">{signin.continue}</button>""".replace("{note}", note), """
                <details><summary>{signin.noPhone}</summary>
                <p>{signin.noPhone.recovery}</p>
                <p>{signin.noPhone.refused}</p>
                </details>
                <p><a href="/sign-in">{signin.other}</a></p>""");
    }

    String password(String name, String message) {
        String note = html("signin.choose.note", Integer.toString(PasswordRules.MIN_LENGTH));
        return page(
                "signin.choose",
                PendingSignIn.Step.PASSWORD.path(),
                message,
                """
                <p class="ph-note">{note}</p>
                <input type="hidden" name="username" autocomplete="username" value="{name}">
                <label for="password">{signin.new}</label>
                <input id="password" name="password" type="password" autocomplete="new-password" minlength="{min}" \
                maxlength="{max}" required autofocus>
                <button type="submit">{signin.set}</button>""".replace("{note}", note)
                        .replace("{min}", Integer.toString(PasswordRules.MIN_LENGTH))
                        .replace("{max}", Integer.toString(PasswordRules.MAX_LENGTH))
                        .replace("{name}", HtmlUtils.htmlEscape(name)),
                "");
    }

    String secondStep(NewSecondFactor secret, String message) {
        return page(
                "signin.setUp",
                PendingSignIn.Step.SECOND_FACTOR.path(),
                message,
                """
                <p class="ph-note">{signin.setUp.note}</p>
                <div class="ph-qr">{picture}</div>
                <p class="ph-s ph-mute">{security.step.byHand} <code>{text}</code></p>
                <label for="code">{signin.code}</label>
                <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required \
                autofocus>
                <button type="submit">{signin.confirm}</button>""".replace("{picture}", QrPicture.svg(secret.address(), texts.say("signin.picture")))
                        .replace("{text}", HtmlUtils.htmlEscape(secret.text())),
                "");
    }

    String recoveryCodes(List<String> codes) {
        String listed = codes.stream()
                .map(code -> "<li><code>" + HtmlUtils.htmlEscape(code) + "</code></li>")
                .collect(Collectors.joining());
        return page("signin.keep", PendingSignIn.Step.RECOVERY_CODES.path(), "", """
                <p class="ph-note">{signin.keep.note}</p>
                <ul class="ph-codes">{codes}</ul>
                <button type="submit" autofocus>{signin.kept}</button>""".replace("{codes}", listed), "");
    }

    /** What the word in the address stands for. Nothing of the address itself reaches the page. */
    String message(HttpServletRequest request) {
        if (request.getParameter("wait") != null) {
            return alert(texts.say("signin.wait", minutes(request.getParameter("wait"))));
        }
        if (request.getParameter("unavailable") != null) {
            return alert(texts.say("signin.unavailable"));
        }
        if (request.getParameter("late") != null) {
            return alert(texts.say("signin.late"));
        }
        if (request.getParameter("refused") != null) {
            boolean first = request.getRequestURI().equals(SecurityConfiguration.SIGN_IN);
            return alert(texts.say(first ? "signin.refused" : "signin.refused.code"));
        }
        if (request.getParameter("ended") != null) {
            return note(texts.say("signin.ended"));
        }
        return request.getParameter("out") == null ? "" : note(texts.say("signin.out"));
    }

    /** Why a password that was chosen is refused. */
    String refused(IllegalArgumentException why) {
        return alert(
                why instanceof PasswordRefusedException password
                        ? texts.say("security.problem." + password.problem(), PasswordRules.MIN_LENGTH)
                        : why.getMessage());
    }

    static String alert(@Nullable String text) {
        return "<p class=\"ph-alert\" role=\"alert\"><span class=\"ph-i ph-i-bad\" aria-hidden=\"true\"></span><span>"
                + HtmlUtils.htmlEscape(text == null ? "" : text) + "</span></p>";
    }

    private static String note(String text) {
        return "<p class=\"ph-note\" role=\"status\">" + HtmlUtils.htmlEscape(text) + "</p>";
    }

    private static int minutes(@Nullable String wait) {
        return wait != null && wait.matches("\\d{1,2}") ? Math.clamp(Integer.parseInt(wait), 1, MAX_WAIT_MINUTES) : 1;
    }

    /** A text whose argument is HTML already. */
    private String html(String key, String argument) {
        return texts.say(key, argument);
    }

    /** Texts stand in the parts by their keys, in braces. */
    private String page(String title, String action, String message, String fields, String below) {
        String page = PAGE.replace("{fields}", fields).replace("{below}", below);
        StringBuilder said = new StringBuilder();
        Matcher key = KEY.matcher(page);
        while (key.find()) {
            key.appendReplacement(
                    said, Matcher.quoteReplacement(HtmlUtils.htmlEscape(texts.say(key.group(1)), "UTF-8")));
        }
        key.appendTail(said);
        return said.toString()
                .replace("{language}", language.locale().toLanguageTag())
                .replace("{parameter}", HtmlUtils.htmlEscape(token.getParameterName()))
                .replace("{token}", HtmlUtils.htmlEscape(token.getToken()))
                .replace("{title}", HtmlUtils.htmlEscape(texts.say(title), "UTF-8"))
                .replace("{action}", action)
                .replace("{message}", message);
    }

    private static final String PAGE = """
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content='light dark'>
            <title>{title} · Panelhouse</title>
            <script src="/ph/panelhouse.js"></script>
            <link rel="icon" href="/ph/favicon.svg">
            <link rel="stylesheet" href="/ph/icons.css">
            <link rel="stylesheet" href="/ph/panelhouse.css">
            <link rel="stylesheet" href="/ph/sign-in.css">
            </head>
            <body>
            <main class="ph-sign-in">
            <p class="ph-brand"><span class="ph-i ph-i-brand ph-i-l" aria-hidden="true"></span>Panelhouse</p>
            <form method="post" action="{action}">
            <input type="hidden" name="{parameter}" value="{token}">
            <h1>{title}</h1>
            {message}
            {fields}
            </form>
            <div class="ph-trouble">{below}</div>
            </main>
            </body>
            </html>
            """;
}
