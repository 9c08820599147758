package io.panelhouse.ingest.capture;

/** The database or Kafka is not prepared for capture, and trying again does not change that. */
public final class CannotCaptureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotCaptureException(String message) {
        super(message);
    }
}
