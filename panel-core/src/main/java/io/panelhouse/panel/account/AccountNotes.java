package io.panelhouse.panel.account;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator writes about an account. Blank is the same as nothing.
 *
 * @param note for the reseller's own eyes, at most 2000 characters
 * @param contactPhone with country code, such as {@code +44 7700 900123}
 * @param language tag of the language in which the subscriber is answered, such as {@code de} or {@code pt-BR}
 */
public record AccountNotes(
        @Nullable String note,
        @Nullable String contactEmail,
        @Nullable String contactPhone,
        @Nullable String language) {

    public static final AccountNotes NONE = new AccountNotes(null, null, null, null);

    private static final int MAX_NOTE = 2000;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");
    private static final Pattern PHONE = Pattern.compile("\\+[0-9][0-9 ()./-]{3,28}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");

    /**
     * Checks each field.
     *
     * @throws IllegalArgumentException if one breaks its rule; the message names it and never repeats it
     */
    public AccountNotes {
        note = kept(note);
        contactEmail = kept(contactEmail);
        contactPhone = kept(contactPhone);
        language = kept(language);
        check(note == null || note.length() <= MAX_NOTE, "note: must have at most 2000 characters");
        check(
                contactEmail == null
                        || (contactEmail.length() <= 254
                                && EMAIL.matcher(contactEmail).matches()),
                "e-mail address: must look like name@example.com");
        check(
                contactPhone == null || PHONE.matcher(contactPhone).matches(),
                "phone number: must begin with + and the country code");
        check(language == null || LANGUAGE.matcher(language).matches(), "language: must be a tag such as de or pt-BR");
    }

    private static @Nullable String kept(@Nullable String typed) {
        String text = typed == null ? "" : typed.replace("\0", "").strip();
        return text.isEmpty() ? null : text;
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("Invalid " + rule);
        }
    }

    /** Says only which fields are filled. */
    @Override
    public String toString() {
        return "AccountNotes[%s%s%s%s]"
                .formatted(
                        note == null ? "" : "note ",
                        contactEmail == null ? "" : "e-mail ",
                        contactPhone == null ? "" : "phone ",
                        language == null ? "" : language);
    }
}
