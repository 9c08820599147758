package io.panelhouse.panel.password;

/**
 * How hard a password is to guess.
 *
 * @param score from 0, tried among the first thousand, to 4, more than ten thousand million tries
 */
public record PasswordStrength(int score) {

    public PasswordStrength {
        if (score < 0 || score > 4) {
            throw new IllegalArgumentException("Invalid strength: must be from 0 to 4, was " + score);
        }
    }
}
