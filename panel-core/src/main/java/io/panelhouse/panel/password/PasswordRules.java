package io.panelhouse.panel.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which passwords a person may choose, and how long each would stand. */
public final class PasswordRules {

    /** The shortest password that may be chosen, in characters. */
    public static final int MIN_LENGTH = 10;

    /** The longest one, so that hashing it costs what hashing any other costs. */
    public static final int MAX_LENGTH = 200;

    /** Judging takes longer than linear time, and nothing behind this makes a password weaker. */
    private static final int MAX_JUDGED_LENGTH = 64;

    private static final int MIN_SCORE = 2;
    private static final Zxcvbn JUDGE = new Zxcvbn();
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** What is wrong with the password that this person chose; empty if it is good. */
    public static Optional<PasswordProblem> problem(String name, String password) {
        if (password.length() < MIN_LENGTH) {
            return Optional.of(PasswordProblem.TOO_SHORT);
        }
        if (password.length() > MAX_LENGTH) {
            return Optional.of(PasswordProblem.TOO_LONG);
        }
        if (bare(password).equals(bare(name))) {
            return Optional.of(PasswordProblem.IS_NAME);
        }
        if (COMMON.contains(password.toLowerCase(Locale.ROOT))) {
            return Optional.of(PasswordProblem.COMMON);
        }
        return strength(name, password).score() < MIN_SCORE ? Optional.of(PasswordProblem.GUESSED) : Optional.empty();
    }

    /** How hard the password is to guess for somebody who knows the name. */
    public static PasswordStrength strength(String name, String password) {
        String judged = password.substring(0, Math.min(password.length(), MAX_JUDGED_LENGTH));
        Strength strength = JUDGE.measure(judged, List.of(name, "panelhouse"));
        int score = strength.getScore();
        strength.wipe();
        return new PasswordStrength(score);
    }

    /** How many passwords stand on the list of common ones. */
    static int commonPasswords() {
        return COMMON.size();
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Set<String> common() {
        try {
            return new HashSet<>(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the list of common passwords", e);
        }
    }
}
