package io.panelhouse.dashboard.i18n;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells Vaadin the languages there are, so that a page begins in the first one that the browser asks for. */
@Component
final class BrowserLanguages implements I18NProvider {

    private static final long serialVersionUID = 1;

    @Override
    public List<Locale> getProvidedLocales() {
        return Arrays.stream(Language.values()).map(Language::locale).toList();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return Texts.of(Language.of(locale)).say(key, arguments);
    }
}
