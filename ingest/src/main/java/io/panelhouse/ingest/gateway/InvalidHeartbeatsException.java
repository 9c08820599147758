package io.panelhouse.ingest.gateway;

/** A body is not a list of heartbeats; the message says where and why. */
final class InvalidHeartbeatsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    InvalidHeartbeatsException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
