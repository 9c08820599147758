package io.panelhouse.panel.security;

import io.panelhouse.panel.directory.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Codes of an app (TOTP, RFC 6238: six digits, 30 seconds) beside the password, and recovery codes for a lost phone.
 */
public interface SecondFactors {

    /** A new secret for this operator, which counts for nothing until {@link #confirm} has seen a code of it. */
    NewSecondFactor begin(Operator operator);

    /**
     * Takes the secret into use, in place of an earlier one, and signs the operator out of all other sessions.
     *
     * @param keep the session in which it is done; null if there is none yet
     * @return ten recovery codes, each good once; they are told only here
     * @throws IllegalArgumentException if the code is not one of the secret's at this time; the message is one sentence
     */
    List<String> confirm(Operator operator, NewSecondFactor secret, String code, @Nullable OperatorSessionId keep);

    /**
     * New recovery codes in place of the old ones.
     *
     * @return ten recovery codes, each good once; they are told only here
     */
    List<String> renewRecoveryCodes(Operator operator);

    /** How many recovery codes are left. */
    int recoveryCodesLeft(Operator operator);

    /** Asks for no code any more. */
    void remove(Operator operator);
}
