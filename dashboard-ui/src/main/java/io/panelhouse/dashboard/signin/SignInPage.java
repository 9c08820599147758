package io.panelhouse.dashboard.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The sign-in page: one form, plain HTML, so that it is there before anything else is loaded. */
@RestController
class SignInPage {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @GetMapping(path = SecurityConfiguration.SIGN_IN, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request, CsrfToken token, @Nullable Authentication signedIn) {
        if (signedIn != null && signedIn.isAuthenticated() && request.getParameter("refused") == null) {
            return ResponseEntity.status(302).header("Location", "/").build();
        }
        String page = PAGE.replace("{message}", message(request))
                .replace("{parameter}", HtmlUtils.htmlEscape(token.getParameterName()))
                .replace("{token}", HtmlUtils.htmlEscape(token.getToken()));
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .body(page);
    }

    private static String message(HttpServletRequest request) {
        if (request.getParameter("refused") != null) {
            return alert(reason(request));
        }
        if (request.getParameter("out") != null) {
            return "<p class=\"ph-note\" role=\"status\">You are signed out.</p>";
        }
        return "";
    }

    private static String reason(HttpServletRequest request) {
        Object failure = request.getSession().getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        return failure instanceof AuthenticationServiceException
                ? "Nobody can sign in: the database does not answer. Try again in a minute."
                : "Name or password is wrong. Check both; capital letters matter in the password.";
    }

    private static String alert(String text) {
        return "<p class=\"ph-alert\" role=\"alert\"><span class=\"ph-i ph-i-bad\" aria-hidden=\"true\"></span><span>"
                + text + "</span></p>";
    }

    private static final String PAGE = """
            <!doctype html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Sign in · Panelhouse</title>
            <script src="/ph/panelhouse.js"></script>
            <link rel="icon" href="/ph/favicon.svg">
            <link rel="stylesheet" href="/ph/icons.css">
            <link rel="stylesheet" href="/ph/panelhouse.css">
            <link rel="stylesheet" href="/ph/sign-in.css">
            </head>
            <body>
            <main class="ph-sign-in">
            <p class="ph-brand"><span class="ph-i ph-i-brand ph-i-l" aria-hidden="true"></span>Panelhouse</p>
            <form method="post" action="/sign-in">
            <h1>Sign in</h1>
            {message}
            <label for="name">Name</label>
            <input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required>
            <input type="hidden" name="{parameter}" value="{token}">
            <button type="submit">Sign in</button>
            </form>
            </main>
            </body>
            </html>
            """;
}
