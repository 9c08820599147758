package io.panelhouse.panel.api.resource;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.api.http.ProblemCode;
import io.panelhouse.panel.api.http.ProblemException;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusedOrderException;
import java.util.function.Supplier;

/** What the panel refuses, as a problem. */
final class Refusals {

    private Refusals() {}

    static Receipt receipt(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done.receipt();
            case Outcome.Refused refused -> throw ProblemException.of(refused);
        };
    }

    /** The same words whether it does not exist or belongs to somebody else. */
    static ProblemException notInTree(String what, long id) {
        return new ProblemException(
                ProblemCode.NOT_FOUND, "Cannot read %s %d: it is not in your tree".formatted(what, id));
    }

    /**
     * A change of something that the caller can see: what is refused then is not hidden but not allowed, and what
     * breaks a rule of the panel is invalid.
     */
    static <T> T allowed(Supplier<T> work) {
        try {
            return checked(work);
        } catch (AccessRefusedException refused) {
            throw new ProblemException(ProblemCode.NOT_ALLOWED, String.valueOf(refused.getMessage()));
        }
    }

    /** Work whose argument may break a rule of the panel, or that it may refuse; it says so in one sentence. */
    static <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException rule) {
            throw new ProblemException(ProblemCode.INVALID, String.valueOf(rule.getMessage()));
        } catch (RefusedOrderException refused) {
            throw new ProblemException(ProblemCode.of(refused.code()), String.valueOf(refused.getMessage()));
        }
    }
}
