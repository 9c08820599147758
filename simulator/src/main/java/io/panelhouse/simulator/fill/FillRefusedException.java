package io.panelhouse.simulator.fill;

/** The panel is in a state that a fill must not touch. The message is one sentence with the next step. */
public final class FillRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FillRefusedException(String message) {
        super(message);
    }
}
