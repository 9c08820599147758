package io.panelhouse.ingest.gateway;

/** A body is not what its endpoint takes; the sentence says what is wrong with it. */
final class RefusedBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String sentence;

    RefusedBodyException(int status, String sentence) {
        super(sentence);
        this.status = status;
        this.sentence = sentence;
    }

    Answer answer() {
        return Answer.problem(status, sentence);
    }
}
