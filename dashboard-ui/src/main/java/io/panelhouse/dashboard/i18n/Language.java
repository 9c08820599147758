package io.panelhouse.dashboard.i18n;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language of the screens, with the country whose numbers and dates it writes. */
public enum Language {
    ENGLISH("en", Locale.UK, "English"),
    GERMAN("de", Locale.GERMANY, "Deutsch"),
    FRENCH("fr", Locale.FRANCE, "Français"),
    SPANISH("es", Locale.of("es", "ES"), "Español"),
    ITALIAN("it", Locale.ITALY, "Italiano");

    private final String code;
    private final Locale locale;
    private final String ownName;

    Language(String code, Locale locale, String ownName) {
        this.code = code;
        this.locale = locale;
        this.ownName = ownName;
    }

    /** Two letters, ISO 639-1. */
    public String code() {
        return code;
    }

    /** The language with its country. */
    public Locale locale() {
        return locale;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** The language of the page that is being served; English where there is none. */
    public static Language current() {
        UI page = UI.getCurrent();
        return page == null ? ENGLISH : of(page.getLocale());
    }

    /** The language of a locale, whatever its country; English if the screens do not speak it. */
    public static Language of(@Nullable Locale locale) {
        return locale == null ? ENGLISH : ofCode(locale.getLanguage()).orElse(ENGLISH);
    }

    /** The language of a code such as {@code de}. */
    public static Optional<Language> ofCode(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
