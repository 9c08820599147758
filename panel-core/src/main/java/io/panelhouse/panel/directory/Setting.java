package io.panelhouse.panel.directory;

import java.util.Arrays;
import java.util.Optional;

/** A setting by the name that the database, the screens and the API use. */
public enum Setting {
    FRACTIONAL_CREDITS("fractionalCredits", true, Form.SWITCH),
    SUSPENSION_PAUSES_CLOCK("suspensionPausesClock", true, Form.SWITCH),
    LOCK_BY_DEFAULT("lockByDefault", false, Form.SWITCH),
    KEEP_ADDRESSES("keepAddresses", false, Form.SWITCH),
    TRIALS_PER_DAY("trialsPerDay", true, Form.COUNT),
    STEP_UP_FROM("stepUpFrom", true, Form.CREDITS),
    LANGUAGE("language", false, Form.LANGUAGE),
    DUE_DAYS("dueDays", false, Form.DAYS),
    REQUIRE_SECOND_FACTOR("requireSecondFactor", true, Form.SWITCH),
    HOLD_ON_DRAIN("holdOnDrain", false, Form.SWITCH),
    CREDIT_THRESHOLDS("creditThresholds", false, Form.THRESHOLDS),
    DEBITS_PER_MINUTE("debitsPerMinute", false, Form.CAP);

    private final String key;
    private final boolean setFromAbove;
    private final Form form;

    Setting(String key, boolean setFromAbove, Form form) {
        this.key = key;
        this.setFromAbove = setFromAbove;
        this.form = form;
    }

    /** Its name outside of Java. */
    public String key() {
        return key;
    }

    /** Whether it binds a reseller, so that only one above it, or a provider for itself, may change it. */
    public boolean setFromAbove() {
        return setFromAbove;
    }

    /** The setting with this name. */
    public static Optional<Setting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /**
     * The value as it is kept.
     *
     * @throws IllegalArgumentException if it breaks the rule; the message says which
     */
    String json(String value) {
        if (!form.fits(value)) {
            throw new IllegalArgumentException(
                    "Invalid setting %s: must be %s, was %s".formatted(key, form.words, value));
        }
        return form.isText ? '"' + value + '"' : value;
    }

    private enum Form {
        SWITCH("true or false", "true|false", 0, 0),
        COUNT("a whole number from 0 to 100000", Form.WHOLE, 0, 100_000),
        CREDITS("a whole number of credits from 1 to 1000000000", Form.WHOLE, 1, 1_000_000_000),
        DAYS("a whole number of days from 1 to 60", Form.WHOLE, 1, 60),
        CAP("a whole number from 1 to 100000", Form.WHOLE, 1, 100_000),
        LANGUAGE("a language such as en-GB or de", "[a-z]{2}(-[A-Z]{2})?"),
        THRESHOLDS(
                "at most 5 whole numbers of credits from 1 to 999999999, joined by commas, such as 20,100",
                "[1-9][0-9]{0,8}(,[1-9][0-9]{0,8}){0,4}");

        private static final String WHOLE = "0|[1-9][0-9]{0,9}";

        private final String words;
        private final String pattern;
        private final long least;
        private final long most;
        private final boolean isText;

        Form(String words, String pattern) {
            this.words = words;
            this.pattern = pattern;
            this.least = 0;
            this.most = 0;
            this.isText = true;
        }

        Form(String words, String pattern, long least, long most) {
            this.words = words;
            this.pattern = pattern;
            this.least = least;
            this.most = most;
            this.isText = false;
        }

        private boolean fits(String value) {
            if (!value.matches(pattern)) {
                return false;
            }
            return most == 0 || (Long.parseLong(value) >= least && Long.parseLong(value) <= most);
        }
    }
}
