package io.panelhouse.standalone.home;

/** A state in which Panelhouse does not start. Its message is one sentence for a person; nothing was changed. */
public final class Refusal extends RuntimeException {

    /** Exit code of a wrong configuration or of a state that is refused. */
    public static final int EXIT_CODE = 78;

    private static final long serialVersionUID = 1L;

    private final String sentence;

    public Refusal(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
