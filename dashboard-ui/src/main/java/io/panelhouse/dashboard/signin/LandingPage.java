package io.panelhouse.dashboard.signin;

import io.panelhouse.panel.directory.Operator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** After sign-in: the page that was asked for, and where none was, the first page of the operator's role. */
final class LandingPage extends SavedRequestAwareAuthenticationSuccessHandler {

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Operator operator
                ? firstPage(operator)
                : "/";
    }

    private static String firstPage(Operator operator) {
        return switch (operator.role()) {
            case RESELLER -> "/";
            case OWNER -> "/weekly";
            case PROVIDER -> "/forecast";
        };
    }
}
