package io.panelhouse.dashboard.i18n;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the screens say in one language.
 *
 * <p>Screens call {@link #text}, which speaks the language of the page. A number given for a plural is given as a
 * number; one that is only shown is given as {@code Formats} writes it. Safe for use by many threads.
 */
public final class Texts {

    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language));
        }
    }

    private final Language language;
    private final Map<String, Map<String, String>> features = new ConcurrentHashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Texts(Language language) {
        this.language = language;
    }

    /** The texts of a language. */
    public static Texts of(Language language) {
        Texts texts = ALL.get(language);
        if (texts == null) {
            throw new IllegalArgumentException("Cannot find texts of " + language);
        }
        return texts;
    }

    /**
     * A text in the language of the page.
     *
     * @throws IllegalArgumentException if there is no such text
     */
    public static String text(String key, Object... arguments) {
        return of(Language.current()).say(key, arguments);
    }

    /**
     * A text, in English where this language lacks it.
     *
     * @throws IllegalArgumentException if there is no such text
     */
    public String say(String key, Object... arguments) {
        String pattern = pattern(key);
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        MessageFormat format = formats.computeIfAbsent(key, absent -> new MessageFormat(pattern, language.locale()));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /** Whether there is such a text in this language itself. */
    public boolean has(String key) {
        return own(key) != null;
    }

    private String pattern(String key) {
        String own = own(key);
        if (own != null) {
            return own;
        }
        if (language == Language.ENGLISH) {
            throw new IllegalArgumentException("Cannot find text \"" + key + "\": no file holds it");
        }
        return of(Language.ENGLISH).pattern(key);
    }

    private @Nullable String own(String key) {
        int dot = key.indexOf('.');
        String feature = dot < 0 ? key : key.substring(0, dot);
        return features.computeIfAbsent(feature, this::load).get(key);
    }

    private Map<String, String> load(String feature) {
        String file = "/io/panelhouse/dashboard/texts/%s/%s.properties".formatted(language.code(), feature);
        Properties properties = new Properties();
        try (InputStream stream = Texts.class.getResourceAsStream(file)) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read texts " + file, failure);
        }
        Map<String, String> texts = new HashMap<>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }
}
