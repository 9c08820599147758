package io.panelhouse.dashboard.signin;

import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.Operators;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Asks the system of record whether name and password are an operator's. */
@Component
class OperatorAuthentication implements AuthenticationProvider {

    private final Operators operators;

    OperatorAuthentication(Operators operators) {
        this.operators = operators;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication request) {
        Object password = request.getCredentials();
        if (password == null) {
            throw new BadCredentialsException("Cannot sign in: no password was given");
        }
        Operator operator = verify(request.getName().strip(), password.toString());
        return UsernamePasswordAuthenticationToken.authenticated(
                operator,
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + operator.role().name())));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Operator verify(String name, String password) {
        try {
            return operators
                    .verify(name, password)
                    .orElseThrow(() -> new BadCredentialsException("Cannot sign in: name or password is wrong"));
        } catch (BadCredentialsException refused) {
            throw refused;
        } catch (RuntimeException unavailable) {
            throw new AuthenticationServiceException(
                    "Cannot sign in: the system of record does not answer", unavailable);
        }
    }
}
