package io.panelhouse.panel.password;

/** Why a password cannot be chosen. */
public enum PasswordProblem {
    TOO_SHORT("It is too short; use at least " + PasswordRules.MIN_LENGTH + " characters."),
    TOO_LONG("It is too long; use at most " + PasswordRules.MAX_LENGTH + " characters."),
    IS_NAME("It is the name; choose something that nobody sees."),
    COMMON("It is on the list of common passwords that are tried first; choose another."),
    GUESSED("It is easily guessed; add a word or two that do not belong together."),
    SAME("It is the password that you have; choose another.");

    private final String sentence;

    PasswordProblem(String sentence) {
        this.sentence = sentence;
    }

    /** The reason in one sentence. */
    public String sentence() {
        return sentence;
    }
}
