package io.panelhouse.dashboard.signin;

import io.panelhouse.panel.password.PasswordRules;
import io.panelhouse.panel.security.NewSecondFactor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** The pages of signing in: plain HTML, so that they are there before anything else is loaded. */
final class SignInPages {

    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int MAX_WAIT_MINUTES = 60;

    private SignInPages() {}

    static String signIn(String message, CsrfToken token) {
        return page("Sign in", SecurityConfiguration.SIGN_IN, message, token, """
                <label for="name">Name</label>
                <input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" \
                maxlength="80" required autofocus>
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                <button type="submit">Sign in</button>""", """
                <details><summary>Trouble signing in</summary>
                <p>Forgotten password, or no phone for the code: an owner of your reseller opens Staff and gives you a \
                password for one sign-in, or removes the second step. If you are the only owner, the reseller above you \
                can do it.</p>
                <p>Too many tries: wait as long as the page says. A browser in which you have signed in before has tries \
                of its own.</p>
                </details>""");
    }

    static String code(String name, String message, CsrfToken token) {
        return page(
                "Second step",
                PendingSignIn.Step.CODE.path(),
                message,
                token,
                """
                <p class="ph-note">Signing in as <b>{name}</b>. Open your authenticator app and type its six digits.</p>
                <label for="code">Code</label>
                <input id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" \
                maxlength="20" required autofocus>
                <button type="submit">Continue</button>""".replace("{name}", HtmlUtils.htmlEscape(name)),
                """
                <details><summary>No phone at hand</summary>
                <p>Type one of your recovery codes, such as abcde-fghij, in place of the code. Each is good once. Without \
                one, an owner of your reseller can remove the second step under Staff.</p>
                <p>A code that is refused: wait for the next one, and check that the phone's clock is right.</p>
                </details>
                <p><a href="/sign-in">Sign in as somebody else</a></p>""");
    }

    static String password(String name, String message, CsrfToken token) {
        return page(
                "Choose your password",
                PendingSignIn.Step.PASSWORD.path(),
                message,
                token,
                """
                <p class="ph-note">The password that you were given opens nothing else. Choose one that only you know \
                and that you use nowhere else: at least {min} characters, several words are best.</p>
                <input type="hidden" name="username" autocomplete="username" value="{name}">
                <label for="password">New password</label>
                <input id="password" name="password" type="password" autocomplete="new-password" minlength="{min}" \
                maxlength="{max}" required autofocus>
                <button type="submit">Set password and sign in</button>""".replace("{min}", Integer.toString(PasswordRules.MIN_LENGTH))
                        .replace("{max}", Integer.toString(PasswordRules.MAX_LENGTH))
                        .replace("{name}", HtmlUtils.htmlEscape(name)),
                "");
    }

    static String secondStep(NewSecondFactor secret, String message, CsrfToken token) {
        return page(
                "Set up the second step",
                PendingSignIn.Step.SECOND_FACTOR.path(),
                message,
                token,
                """
                <p class="ph-note">Your reseller asks for a second step. Scan the picture with an authenticator app, then \
                type the code that it shows.</p>
                <div class="ph-qr">{picture}</div>
                <p class="ph-s ph-mute">Or type this into the app: <code>{text}</code></p>
                <label for="code">Code</label>
                <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required \
                autofocus>
                <button type="submit">Confirm</button>""".replace("{picture}", QrPicture.svg(secret.address()))
                        .replace("{text}", HtmlUtils.htmlEscape(secret.text())),
                "");
    }

    static String recoveryCodes(List<String> codes, CsrfToken token) {
        String listed = codes.stream()
                .map(code -> "<li><code>" + HtmlUtils.htmlEscape(code) + "</code></li>")
                .collect(Collectors.joining());
        return page(
                "Keep your recovery codes",
                PendingSignIn.Step.RECOVERY_CODES.path(),
                "",
                token,
                """
                <p class="ph-note">For the day your phone is lost: each signs you in once in place of a code. They are \
                shown only now; print them or keep them in a password manager.</p>
                <ul class="ph-codes">{codes}</ul>
                <button type="submit" autofocus>I have kept them</button>""".replace("{codes}", listed),
                "");
    }

    /** What the word in the address stands for. Nothing of the address itself reaches the page. */
    static String message(HttpServletRequest request) {
        if (request.getParameter("wait") != null) {
            return alert("Too many tries. The next one is looked at in " + minutes(request.getParameter("wait"))
                    + "; earlier ones are not counted.");
        }
        if (request.getParameter("unavailable") != null) {
            return alert("Nobody can sign in: the database does not answer. Try again in a minute.");
        }
        if (request.getParameter("late") != null) {
            return alert("That took longer than 10 minutes. Begin again.");
        }
        if (request.getParameter("refused") != null) {
            return alert(
                    request.getRequestURI().equals(SecurityConfiguration.SIGN_IN)
                            ? "Name or password is wrong. Check both; capital letters matter in the password."
                            : "The code does not fit. Wait for the next one, and check that the phone's clock is right.");
        }
        if (request.getParameter("ended") != null) {
            return note("You were signed out: by you in another place, or by an owner. Sign in again.");
        }
        return request.getParameter("out") == null ? "" : note("You are signed out.");
    }

    static String alert(@Nullable String text) {
        return "<p class=\"ph-alert\" role=\"alert\"><span class=\"ph-i ph-i-bad\" aria-hidden=\"true\"></span><span>"
                + HtmlUtils.htmlEscape(text == null ? "" : text) + "</span></p>";
    }

    private static String note(String text) {
        return "<p class=\"ph-note\" role=\"status\">" + HtmlUtils.htmlEscape(text) + "</p>";
    }

    private static String minutes(@Nullable String wait) {
        int minutes =
                wait != null && wait.matches("\\d{1,2}") ? Math.clamp(Integer.parseInt(wait), 1, MAX_WAIT_MINUTES) : 1;
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }

    private static String page(
            String title, String action, String message, CsrfToken token, String fields, String below) {
        return PAGE.replace("{parameter}", HtmlUtils.htmlEscape(token.getParameterName()))
                .replace("{token}", HtmlUtils.htmlEscape(token.getToken()))
                .replace("{title}", title)
                .replace("{action}", action)
                .replace("{below}", below)
                .replace("{message}", message)
                .replace("{fields}", fields);
    }

    private static final String PAGE = """
            <!doctype html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
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
