package io.panelhouse.panel.directory;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one reseller: each setting is its own or, where it has none, that of the nearest reseller above it
 * that has one, else the default.
 *
 * @param fractionalCredits whether credits may have decimals, at most 4; default false
 * @param suspensionPausesClock whether resuming a suspended account moves its end by the time suspended; default false
 * @param lockByDefault whether a new account is locked to the first device that it signs in from; default true
 * @param keepAddresses whether network addresses of subscribers are kept; default true
 * @param trialsPerDay how many trials this reseller may give in one of its days; null for any number, the default
 * @param stepUpFrom credits from which a movement asks for the second factor again; null for never, the default
 * @param language of texts for subscribers, as {@code en-GB}, the default
 * @param dueDays how many days ahead the due list looks; default 7
 * @param requireSecondFactor whether operators must sign in with a second factor; default false
 * @param holdOnDrain whether an operator whose login spends much faster than it ever did is held; default false
 * @param creditThresholds balances below which an alert is due, the lowest first; none by default
 * @param debitsPerMinute sales of one login in 60 s from which an alert is due in any case; null for the rule alone,
 *     the default
 */
public record ResellerSettings(
        boolean fractionalCredits,
        boolean suspensionPausesClock,
        boolean lockByDefault,
        boolean keepAddresses,
        @Nullable Integer trialsPerDay,
        @Nullable BigDecimal stepUpFrom,
        String language,
        int dueDays,
        boolean requireSecondFactor,
        boolean holdOnDrain,
        List<BigDecimal> creditThresholds,
        @Nullable Integer debitsPerMinute) {

    public ResellerSettings {
        creditThresholds = List.copyOf(creditThresholds);
    }

    /** What holds where nobody has decided otherwise. */
    public static final ResellerSettings DEFAULTS = of(Map.of());

    static ResellerSettings of(Map<Setting, String> values) {
        String trials = values.get(Setting.TRIALS_PER_DAY);
        String stepUp = values.get(Setting.STEP_UP_FROM);
        String debits = values.get(Setting.DEBITS_PER_MINUTE);
        return new ResellerSettings(
                flag(values, Setting.FRACTIONAL_CREDITS, false),
                flag(values, Setting.SUSPENSION_PAUSES_CLOCK, false),
                flag(values, Setting.LOCK_BY_DEFAULT, true),
                flag(values, Setting.KEEP_ADDRESSES, true),
                trials == null ? null : Integer.valueOf(trials),
                stepUp == null ? null : new BigDecimal(stepUp),
                values.getOrDefault(Setting.LANGUAGE, "en-GB"),
                Integer.parseInt(values.getOrDefault(Setting.DUE_DAYS, "7")),
                flag(values, Setting.REQUIRE_SECOND_FACTOR, false),
                flag(values, Setting.HOLD_ON_DRAIN, false),
                thresholds(values.getOrDefault(Setting.CREDIT_THRESHOLDS, "")),
                debits == null ? null : Integer.valueOf(debits));
    }

    private static List<BigDecimal> thresholds(String joined) {
        return Arrays.stream(joined.split(",", -1))
                .filter(each -> !each.isEmpty())
                .map(BigDecimal::new)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean flag(Map<Setting, String> values, Setting setting, boolean otherwise) {
        String value = values.get(setting);
        return value == null ? otherwise : value.equals("true");
    }
}
