package io.panelhouse.panel.api.http;

import io.panelhouse.panel.api.schema.FieldProblem;
import io.panelhouse.panel.operation.Outcome;
import java.util.List;
import java.util.Map;

/** The request is answered with a problem. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final String sentence;
    private final transient List<FieldProblem> fields;
    private final transient Map<String, String> headers;

    public ProblemException(ProblemCode code, String sentence) {
        this(code, sentence, List.of(), Map.of());
    }

    public ProblemException(ProblemCode code, String sentence, List<FieldProblem> fields) {
        this(code, sentence, fields, Map.of());
    }

    /** A problem whose answer carries more headers. */
    public ProblemException(ProblemCode code, String sentence, Map<String, String> headers) {
        this(code, sentence, List.of(), headers);
    }

    private ProblemException(
            ProblemCode code, String sentence, List<FieldProblem> fields, Map<String, String> headers) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
        this.fields = List.copyOf(fields);
        this.headers = Map.copyOf(headers);
    }

    /** What the panel refused. */
    public static ProblemException of(Outcome.Refused refused) {
        return new ProblemException(ProblemCode.of(refused.code()), refused.sentence());
    }

    public ProblemCode code() {
        return code;
    }

    /** One sentence for a person. */
    public String sentence() {
        return sentence;
    }

    public List<FieldProblem> fields() {
        return fields;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
