package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RefusedOrderException;

/** Refusals of the system of record in the language of the page. It says them in English, with names and numbers. */
public final class Refusals {

    private Refusals() {}

    /** Why an order was refused. */
    public static String words(Outcome.Refused refused) {
        return words(refused.code(), refused.sentence());
    }

    /** Why something beside orders was refused. */
    public static String words(RuntimeException refused) {
        return words(code(refused), String.valueOf(refused.getMessage()));
    }

    /** Why a name was refused. */
    public static String name(RuntimeException refused) {
        boolean allowed = code(refused) == RefusalCode.INVALID;
        return allowed && Language.current() != Language.ENGLISH ? text("refusal.name") : words(refused);
    }

    private static RefusalCode code(RuntimeException refused) {
        return switch (refused) {
            case RefusedOrderException order -> order.code();
            case AccessRefusedException access -> RefusalCode.NOT_ALLOWED;
            default -> RefusalCode.INVALID;
        };
    }

    /** The sentence as it is on an English page; else what its code means. */
    public static String words(RefusalCode code, String sentence) {
        return Language.current() == Language.ENGLISH ? sentence : text("refusal." + code.name());
    }
}
