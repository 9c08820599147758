package io.panelhouse.dashboard.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("S48")
class TextsTest {

    private static final Path TEXTS = Path.of("src/main/resources/io/panelhouse/dashboard/texts");
    private static final Path SCREENS = Path.of("src/main/java/io/panelhouse/dashboard");
    private static final Pattern NAMED = Pattern.compile("(?<![\\w.])text\\(\\s*\"(\\w+\\.[\\w.]+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SENTENCE = Pattern.compile("[A-Z][a-z]{2,}([ ,.].*)?|[ ,]*[a-z]{2,}( [a-z]+)+[ .,]*");

    /** Messages of the log, and names that are the same in every language. */
    private static final Pattern NOT_FOR_THE_SCREEN = Pattern.compile("(Cannot |Invalid |Ref\\. \\{}).*"
            + "|Panelhouse|Edge|Firefox|Chrome|Safari|Android|Windows|Mac( OS)?|Linux");

    /** Programs of the command line and the plumbing of texts and feeds: no screens. */
    private static final Set<String> NO_SCREENS = Set.of("i18n", "lake", "live", "reconcile");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysWhatEnglishSays(Language language) {
        assertThat(texts(language).keySet())
                .containsExactlyInAnyOrderElementsOf(texts(Language.ENGLISH).keySet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aTextTakesTheSameArgumentsInEveryLanguage(Language language) {
        Map<String, String> english = texts(Language.ENGLISH);

        texts(language)
                .forEach((key, text) -> assertThat(arguments(text))
                        .as(language.code() + " " + key)
                        .isEqualTo(arguments(english.getOrDefault(key, ""))));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTextIsEmptyOrQuotesApostrophesTwice(Language language) {
        texts(language)
                .forEach((key, text) -> assertThat(text)
                        .as(language.code() + " " + key)
                        .isNotBlank()
                        .doesNotContain("''"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextCanBeSaid(Language language) {
        texts(language)
                .keySet()
                .forEach(key -> assertThat(Texts.of(language).say(key, 2, 3, 4, 5, 6, 7))
                        .as(language.code() + " " + key)
                        .isNotBlank());
    }

    @Test
    void everyTextThatAScreenAsksForExists() {
        Set<String> there = texts(Language.ENGLISH).keySet();

        assertThat(sources()
                        .flatMap(source -> NAMED.matcher(read(source)).results())
                        .map(named -> named.group(1))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(there).contains(key));
    }

    @Test
    void noScreenHoldsASentenceOfItsOwn() {
        List<String> held = sources()
                .filter(source -> !NO_SCREENS.contains(feature(source)))
                .flatMap(source -> sentences(source).map(sentence -> source.getFileName() + ": " + sentence))
                .toList();

        assertThat(held).isEmpty();
    }

    @Test
    void aPluralFollowsTheLanguage() {
        assertThat(Texts.of(Language.ENGLISH).say("shell.package.months", 0)).isEqualTo("0 months");
        assertThat(Texts.of(Language.ENGLISH).say("shell.package.months", 1)).isEqualTo("1 month");
        assertThat(Texts.of(Language.GERMAN).say("shell.package.months", 12)).isEqualTo("12 Monate");
        assertThat(Texts.of(Language.FRENCH).say("shell.daysAgo", 0)).isEqualTo("il y a 0 jour");
        assertThat(Texts.of(Language.SPANISH).say("shell.daysAgo", 2)).isEqualTo("hace 2 días");
    }

    @Test
    void anUnknownTextIsAnError() {
        assertThatThrownBy(() -> Texts.text("shell.nothing"))
                .hasMessage("Cannot find text \"shell.nothing\": no file holds it");
    }

    private static Stream<String> sentences(Path source) {
        return read(source)
                .lines()
                .filter(line -> !line.strip().startsWith("*") && !line.strip().startsWith("/*"))
                .filter(line -> !line.contains("@SuppressWarnings"))
                .flatMap(line -> LITERAL.matcher(line).results())
                .map(literal -> literal.group(1))
                .filter(literal -> SENTENCE.matcher(literal).matches())
                .filter(literal -> !NOT_FOR_THE_SCREEN.matcher(literal).matches());
    }

    private static Set<String> arguments(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            MessagePattern.Part part = parsed.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER
                    || part.getType() == MessagePattern.Part.Type.ARG_NAME) {
                names.add(parsed.getSubstring(part));
            }
        }
        return names;
    }

    private static Map<String, String> texts(Language language) {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files(TEXTS.resolve(language.code()), ".properties")) {
            String feature = file.getFileName().toString().replace(".properties", "");
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            properties.forEach((key, text) -> {
                assertThat(key.toString()).as(file.toString()).startsWith(feature + ".");
                texts.put(key.toString(), text.toString());
            });
        }
        assertThat(texts).isNotEmpty();
        return texts;
    }

    private static String feature(Path source) {
        Path inside = SCREENS.relativize(source);
        return inside.getNameCount() == 1 ? "lake" : inside.getName(0).toString();
    }

    private static Stream<Path> sources() {
        return files(SCREENS, ".java").stream();
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
