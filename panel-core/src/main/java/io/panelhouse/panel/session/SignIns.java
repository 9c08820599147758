package io.panelhouse.panel.session;

import java.util.concurrent.CompletableFuture;

/**
 * Decides on subscribers' sign-ins by what the database says at that instant.
 *
 * <p>Attempts that arrive together are decided in one transaction, each by itself, in their order. The answer is given
 * once that is durable. However many processes decide at the same moment, one device is learned and no connection limit
 * is passed.
 */
public interface SignIns {

    /**
     * Decides, journals the attempt and, on success, opens a session.
     *
     * @throws io.panelhouse.panel.PanelUnavailableException if the database does not answer, or too many wait
     */
    SignInDecision attempt(SignInRequest request);

    /** The same, without waiting; fails as {@link #attempt} does. */
    CompletableFuture<SignInDecision> submit(SignInRequest request);

    /** Journals an attempt that was refused before anybody looked at the secret. */
    CompletableFuture<SignInDecision> refuse(SignInRequest request, SignInOutcome reason);
}
