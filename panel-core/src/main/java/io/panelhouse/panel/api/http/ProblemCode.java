package io.panelhouse.panel.api.http;

import io.panelhouse.panel.operation.RefusalCode;
import java.util.Locale;

/** What kind of problem an answer reports. The names, in small letters with dashes, are part of the API. */
public enum ProblemCode {
    MALFORMED(400, "The request cannot be read"),
    INVALID(422, "A value breaks a rule"),
    KEY_MISSING(400, "The header Idempotency-Key is missing or wrong"),
    KEY_CONFLICT(409, "The key was used before for something else"),
    NO_TOKEN(401, "A token in force is needed"),
    NOT_ALLOWED(403, "The token may not do this"),
    NOT_FOUND(404, "There is no such thing in your tree"),
    WRONG_METHOD(405, "The address takes other methods"),
    NAME_TAKEN(409, "The name is in use"),
    INSUFFICIENT_CREDITS(409, "The wallet holds less than it takes"),
    WRONG_STATE(409, "What it is about is not in a state for it"),
    LIMIT_REACHED(409, "A quota is used up"),
    HELD(403, "The operator may move no credits for now"),
    WRONG_PACKAGE(422, "The package does not exist or does not fit"),
    TOO_LARGE(413, "The body is too large"),
    WRONG_TYPE(415, "The body is not JSON"),
    TOO_MANY_REQUESTS(429, "The token asks too often"),
    OVERLOADED(503, "The server has too much to do"),
    UNAVAILABLE(503, "The database does not answer"),
    FAILED(500, "The server failed");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** As it stands in {@code code} and at the end of {@code type}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem that a refusal of the panel is. */
    public static ProblemCode of(RefusalCode code) {
        return switch (code) {
            case INSUFFICIENT_CREDITS -> INSUFFICIENT_CREDITS;
            case NAME_TAKEN -> NAME_TAKEN;
            case NOT_FOUND -> NOT_FOUND;
            case NOT_ALLOWED -> NOT_ALLOWED;
            case WRONG_PACKAGE -> WRONG_PACKAGE;
            case WRONG_STATE -> WRONG_STATE;
            case LIMIT_REACHED -> LIMIT_REACHED;
            case INVALID -> INVALID;
            case KEY_CONFLICT -> KEY_CONFLICT;
            case HELD -> HELD;
        };
    }
}
