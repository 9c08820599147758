package io.panelhouse.panel.security;

import io.panelhouse.panel.directory.Operator;
import org.jspecify.annotations.Nullable;

/** How people sign in. Safe for use by many threads. */
public interface OperatorSignIn {

    /**
     * The first step. Tries are counted before they are looked at; an unknown name is answered like a known one, after
     * the same work.
     */
    SignInAnswer password(SignInTry attempt);

    /**
     * The second step, by whom {@link #password} has named.
     *
     * @param code of the app, or one of the recovery codes
     */
    SignInAnswer code(Operator operator, String code, String address, @Nullable String browserMark);

    /**
     * Asks somebody who is signed in again: for the code if they have a second factor, else for the password.
     *
     * @param proof the code or the password
     */
    SignInAnswer prove(Operator operator, String proof, String address);
}
