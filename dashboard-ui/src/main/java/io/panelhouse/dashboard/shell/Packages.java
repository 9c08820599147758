package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.i18n.Texts;
import io.panelhouse.panel.offer.Offer;
import java.util.Optional;

/** Packages in words. */
public final class Packages {

    private Packages() {}

    /** Such as {@code 1 month}, {@code 12 months}, {@code trial} or {@code no end}. */
    public static String inWords(String code) {
        return inWords(code, Language.current());
    }

    /** The same in another language than the page's. */
    public static String inWords(String code, Language language) {
        Texts say = Texts.of(language);
        return switch (code) {
            case Offer.TRIAL -> say.say("shell.package.trial");
            case Offer.PERPETUAL -> say.say("shell.package.noEnd");
            default -> months(code, say);
        };
    }

    /** What a package asks of whoever sells it, such as {@code Weekly renewal checks}; empty for what asks nothing. */
    public static Optional<String> routine(String code) {
        return switch (code) {
            case "M1" -> Optional.of(text("playbook.routine.M1"));
            case "M3" -> Optional.of(text("playbook.routine.M3"));
            case "M6" -> Optional.of(text("playbook.routine.M6"));
            case "M12" -> Optional.of(text("playbook.routine.M12"));
            default -> Optional.empty();
        };
    }

    /** Whether its renewal needs a larger top-up. */
    public static boolean largerTopUp(String code) {
        return code.equals("M6");
    }

    private static String months(String code, Texts say) {
        boolean months = code.length() > 1
                && code.charAt(0) == 'M'
                && code.chars().skip(1).allMatch(Character::isDigit);
        return months ? say.say("shell.package.months", Integer.parseInt(code.substring(1))) : code;
    }
}
