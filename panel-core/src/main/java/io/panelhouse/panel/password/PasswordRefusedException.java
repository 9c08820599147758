package io.panelhouse.panel.password;

/** A password was not taken. The message is one sentence that may be shown. */
public final class PasswordRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final PasswordProblem problem;

    public PasswordRefusedException(PasswordProblem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    public PasswordProblem problem() {
        return problem;
    }
}
