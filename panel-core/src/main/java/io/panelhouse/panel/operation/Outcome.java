package io.panelhouse.panel.operation;

/** The answer to an order. */
public sealed interface Outcome {

    /** It is done and durable. */
    record Done(Receipt receipt) implements Outcome {}

    /**
     * Nothing was done.
     *
     * @param sentence one sentence for the person who asked
     */
    record Refused(RefusalCode code, String sentence) implements Outcome {}

    /**
     * The receipt, for a program that takes a refusal for an error of its own.
     *
     * @throws IllegalStateException with the sentence if it was refused
     */
    default Receipt orThrow() {
        return switch (this) {
            case Done done -> done.receipt();
            case Refused refused -> throw new IllegalStateException(refused.sentence());
        };
    }
}
