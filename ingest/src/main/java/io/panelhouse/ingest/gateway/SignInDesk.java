package io.panelhouse.ingest.gateway;

import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import io.panelhouse.panel.session.SignIns;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks the panel about a sign-in, unless there were too many guesses. */
final class SignInDesk {

    private final SignIns signIns;
    private final GuessLimit guesses;

    SignInDesk(SignIns signIns, GuessLimit guesses) {
        this.signIns = signIns;
        this.guesses = guesses;
    }

    /** @throws PanelUnavailableException if the panel does not answer */
    SignInDecision decide(SignInRequest request) {
        return switch (guesses.verdict(request)) {
            case REFUSE -> new SignInDecision(SignInOutcome.THROTTLED, request.edge(), null, null, null, null, false);
            case REFUSE_AND_JOURNAL -> awaited(signIns.refuse(request, SignInOutcome.THROTTLED));
            case DECIDE -> {
                SignInDecision decision = awaited(signIns.submit(request));
                guesses.decided(request, decision.outcome());
                yield decision;
            }
        };
    }

    private static SignInDecision awaited(CompletableFuture<SignInDecision> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PanelUnavailableException unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }
}
