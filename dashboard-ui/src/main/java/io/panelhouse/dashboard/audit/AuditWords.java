package io.panelhouse.dashboard.audit;

import static io.panelhouse.dashboard.i18n.Texts.text;

import java.util.List;

/** Verbs of the audit log in words. */
final class AuditWords {

    private static final List<String> VERBS = List.of(
            "signed-in",
            "sign-in-refused",
            "signed-out",
            "signed-out-everywhere",
            "password-changed",
            "password-reset",
            "second-factor-set",
            "second-factor-removed",
            "recovery-code-used",
            "recovery-codes-renewed",
            "operator-created",
            "operator-renamed",
            "role-changed",
            "operator-disabled",
            "operator-enabled",
            "contact-edited",
            "account-secret-renewed",
            "contact-read",
            "list-exported",
            "token-create",
            "token-revoke",
            "webhook-create",
            "webhook-change",
            "webhook-delete",
            "webhook-resend",
            "webhook-renew",
            "webhook-test",
            "edge-create",
            "edge-rotate",
            "edge-disable",
            "top-up-priced",
            "sale-priced",
            "package-priced",
            "alert-snoozed",
            "alert-dismissed",
            "notice-address-set",
            "notice-address-removed",
            "settings-changed");

    private AuditWords() {}

    /** The verbs that can be chosen from. */
    static List<String> verbs() {
        return VERBS;
    }

    /** Such as "Sign-in refused"; a verb without words of its own as it is written. */
    static String sentence(String verb) {
        return VERBS.contains(verb) ? text("audit.verb." + verb) : verb;
    }
}
