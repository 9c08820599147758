package io.panelhouse.dashboard.signin;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.security.PanelSecurity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may reach what over HTTP, and the headers of every answer. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    static final String SIGN_IN = "/sign-in";
    static final String SIGN_OUT = "/sign-out";

    /** Vaadin's client evaluates small functions that the server sends; everything else comes from files of our own. */
    private static final String POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none';"
                    + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final ObjectPostProcessor<HeaderWriterFilter> EAGERLY = new ObjectPostProcessor<>() {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    };

    /** Style sheets, scripts, fonts, icon and health need no session, and get none. */
    @Bean
    @Order(1)
    SecurityFilterChain openDoors(HttpSecurity http) throws Exception {
        http.securityMatcher("/ph/**", "/aura/**", "/health", "/favicon.ico");
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.requestCache(cache -> cache.disable());
        http.headers(headers -> headers.cacheControl(cache -> cache.disable())
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain rooms(HttpSecurity http, PanelSecurity security) throws Exception {
        http.authorizeHttpRequests(requests ->
                requests.requestMatchers(SIGN_IN, SIGN_IN + "/*", "/error").permitAll());
        http.exceptionHandling(refused -> refused.authenticationEntryPoint(new ToSignIn()));
        http.logout(logout -> logout.logoutUrl(SIGN_OUT)
                .addLogoutHandler((request, response, signedIn) -> endSession(security, request, signedIn))
                .logoutSuccessUrl(SIGN_IN + "?out"));
        // Headers first: Vaadin answers behind a forward, after which nothing can be added.
        http.headers(headers -> headers.withObjectPostProcessor(EAGERLY)
                .cacheControl(cache -> cache.disable())
                .frameOptions(FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)));
        http.with(vaadin(), vaadin -> vaadin.anyRequest(any -> any.authenticated()));
        return http.build();
    }

    /** To the sign-in page, which says so where a session has ended. */
    private static final class ToSignIn extends LoginUrlAuthenticationEntryPoint {
        ToSignIn() {
            super(SIGN_IN);
        }

        @Override
        protected String determineUrlToUseForThisRequest(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
            boolean ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
            return ended ? SIGN_IN + "?ended" : SIGN_IN;
        }
    }

    /** In the list of sessions too, whichever way out was taken. */
    private static void endSession(
            PanelSecurity security, HttpServletRequest request, @Nullable Authentication signedIn) {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(OpenSession.ATTRIBUTE) instanceof OpenSession open
                && signedIn != null
                && signedIn.getPrincipal() instanceof Operator operator) {
            security.sessions().end(operator, open.id());
        }
    }
}
