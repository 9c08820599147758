package io.panelhouse.panel.security;

import io.panelhouse.panel.directory.Operator;
import java.time.Instant;

/** The answer to a try to sign in. */
public sealed interface SignInAnswer {

    /**
     * It is this person.
     *
     * @param browserMark what the browser is to show next time; given once nothing more is asked
     */
    record Accepted(Operator operator, String browserMark) implements SignInAnswer {}

    /** The password is right, and a code must follow. */
    record CodeNeeded(Operator operator) implements SignInAnswer {}

    /** Name, password or code is wrong; nothing more is told. */
    record Refused() implements SignInAnswer {}

    /**
     * There were too many tries; this one was not looked at.
     *
     * @param until when the next one will be
     */
    record Throttled(Instant until) implements SignInAnswer {}
}
