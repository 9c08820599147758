package io.panelhouse.panel.session;

/** Decides on subscribers' sign-ins by what the database says at that instant. */
public interface SignIns {

    /** Decides, journals the attempt and, on success, opens a session: one transaction. */
    SignInDecision attempt(SignInRequest request);
}
