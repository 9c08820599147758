package io.panelhouse.ingest.importing.table;

import io.panelhouse.ingest.importing.source.UnusableSourceException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a row of a table becomes, and which fields that has. */
@SuppressWarnings("ImmutableEnumChecker") // The sets come from Set.of.
enum RecordKind {
    SESSIONS(
            Set.of("session", "account", "opened_at"),
            Set.of("closed_at", "address", "device_id", "device_type", "reseller")),
    TERMS(Set.of("account", "months", "credits", "purchased_at", "starts_at", "ends_at"), Set.of("trial", "reseller")),
    ACCOUNTS(
            Set.of("account", "created_at"),
            Set.of(
                    "reseller",
                    "secret",
                    "secret_hash",
                    "note",
                    "email",
                    "phone",
                    "language",
                    "suspended",
                    "closed",
                    "package",
                    "ends_at")),
    LEDGER(Set.of("at", "amount"), Set.of("reseller", "kind", "balance_after", "account")),
    DEVICES(Set.of("account", "device_id", "first_seen"), Set.of("reseller", "device_type", "locked", "last_seen"));

    private final Set<String> required;
    private final Set<String> optional;

    RecordKind(Set<String> required, Set<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    /** @throws UnusableSourceException if there is no such kind */
    static RecordKind of(@Nullable String name, String invalid) {
        for (RecordKind kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        throw new UnusableSourceException(
                invalid + "records must be sessions, terms, accounts, ledger or devices, was " + name);
    }

    /** @throws UnusableSourceException if a field is missing or is none of this kind */
    void check(Set<String> named, String invalid) {
        for (String field : new TreeSet<>(required)) {
            if (!named.contains(field)) {
                throw new UnusableSourceException(invalid + "field " + field + " is missing");
            }
        }
        Set<String> known = new TreeSet<>(required);
        known.addAll(optional);
        for (String field : new TreeSet<>(named)) {
            if (!known.contains(field)) {
                throw new UnusableSourceException(
                        invalid + "field " + field + " is not known; known are " + String.join(", ", known));
            }
        }
    }
}
