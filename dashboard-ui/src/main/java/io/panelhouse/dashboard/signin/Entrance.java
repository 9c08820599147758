package io.panelhouse.dashboard.signin;

import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.security.OperatorSessionId;
import io.panelhouse.panel.security.PanelSecurity;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/**
 * From a right password to a session that is signed in. Each step gets a session of its own, into which nothing is
 * taken but the page that was asked for: whoever used the browser before, or planted a session in it, has nothing of
 * the new.
 */
@Component
final class Entrance {

    private static final String BROWSER_COOKIE = "panelhouse-browser";
    private static final Duration BROWSER_COOKIE_LASTS = Duration.ofDays(180);

    private final PanelSecurity security;
    private final SessionWatch watch;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionRequestCache asked = new HttpSessionRequestCache();

    Entrance(PanelSecurity security, SessionWatch watch) {
        this.security = security;
        this.watch = watch;
    }

    /** Begins a session in which the person is asked for something more. */
    void pend(HttpServletRequest request, PendingSignIn pending) {
        newSession(request).setAttribute(PendingSignIn.ATTRIBUTE, pending);
    }

    /** Keeps what has changed while the person stays at the same step. */
    static void keep(HttpServletRequest request, PendingSignIn pending) {
        request.getSession().setAttribute(PendingSignIn.ATTRIBUTE, pending);
    }

    static @Nullable PendingSignIn pending(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (PendingSignIn) session.getAttribute(PendingSignIn.ATTRIBUTE);
    }

    /** Signs the person in; the address of their first page, or of the one that they asked for. */
    String enter(Operator operator, String browserMark, HttpServletRequest request, HttpServletResponse response) {
        SavedRequest wanted = asked.getRequest(request, response);
        HttpSession session = newSession(request);
        asked.removeRequest(request, response);
        OperatorSessionId id = security.sessions()
                .open(
                        operator,
                        Device.words(request.getHeader(HttpHeaders.USER_AGENT), SignInPages.language(request)),
                        request.getRemoteAddr());
        session.setAttribute(OpenSession.ATTRIBUTE, new OpenSession(id, request.getRemoteAddr(), watch));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                operator,
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + operator.role().name()))));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(BROWSER_COOKIE, browserMark)
                        .path(SecurityConfiguration.SIGN_IN)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite(SameSite.STRICT.attributeValue())
                        .maxAge(BROWSER_COOKIE_LASTS)
                        .build()
                        .toString());
        return wanted == null ? firstPage(operator) : wanted.getRedirectUrl().replaceFirst("[?&]continue$", "");
    }

    /** The mark that the browser shows of an earlier sign-in. */
    static @Nullable String browserMark(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(BROWSER_COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private HttpSession newSession(HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        Object wanted = before == null ? null : before.getAttribute(SAVED_REQUEST);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        if (wanted != null) {
            session.setAttribute(SAVED_REQUEST, wanted);
        }
        return session;
    }

    private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

    private static String firstPage(Operator operator) {
        return switch (operator.role()) {
            case RESELLER -> "/";
            case OWNER -> "/weekly";
            case PROVIDER -> "/forecast";
        };
    }
}
