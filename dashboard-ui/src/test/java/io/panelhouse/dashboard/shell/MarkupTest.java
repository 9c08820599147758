package io.panelhouse.dashboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Text from people reaches a page as text only, since nothing in the pages makes markup or a program of a value: there
 * is no way to do so but those that are looked for here.
 */
@Tag("X5")
class MarkupTest {

    private static final Path MAIN = Path.of("src/main");

    /** Pictures drawn from numbers, days and an address that is encoded; no name gets there. */
    private static final List<String> PICTURES = List.of("BalanceTile.java", "SecondStepTile.java");

    private static final Pattern MARKUP = Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write"
            + "|new Html\\(|setAsHtml|unsafeHTML|unsafeStatic|DOMPurify|srcdoc|\\beval\\(|new Function\\(");

    /** A text, or several constant ones in a row. */
    private static final String TEXTS = "\"[^\"]*\"\\s*+(?:\\+\\s*+\"[^\"]*\"\\s*+)*+";

    /** A program for the browser that is put together from more than one text. */
    private static final Pattern PROGRAM =
            Pattern.compile("(executeJs|callJsFunction)\\(\\s*+([^\")]|" + TEXTS + "(\\.formatted|\\+\\s*+[^\"\\s]))");

    /** A template of a grid's row that is put together from more than one text. */
    private static final Pattern TEMPLATE =
            Pattern.compile("LitRenderer\\.(<[^>]*>)?of\\(\\s*+([^\"]|" + TEXTS + "(\\.formatted|\\+\\s*+[^\"\\s]))");

    @Test
    void nothingMakesMarkupOfAValueButTwoPictures() {
        assertThat(found(MARKUP, ".java", ".js").stream()
                        .filter(place -> PICTURES.stream().noneMatch(place::startsWith)))
                .isEmpty();
        assertThat(found(MARKUP, ".java", ".js")).hasSizeGreaterThanOrEqualTo(PICTURES.size());
    }

    @Test
    void aProgramForTheBrowserIsOneConstantText() {
        assertThat(found(PROGRAM, ".java")).isEmpty();
    }

    @Test
    void aTemplateOfARowIsOneConstantText() {
        // One method of AccountGrid passes on the constant that each of its callers gives.
        assertThat(found(TEMPLATE, ".java"))
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(place -> place.startsWith("AccountGrid.java"));
    }

    @Test
    void theSearchFindsWhatItIsFor() {
        assertThat(MARKUP.matcher("div.setProperty(\"innerHTML\", name)").find())
                .isTrue();
        assertThat(PROGRAM.matcher("executeJs(\"show('\" + name + \"')\")").find())
                .isTrue();
        assertThat(PROGRAM.matcher("executeJs(program)").find()).isTrue();
        assertThat(PROGRAM.matcher("executeJs(\"show($0)\", name)").find()).isFalse();
        assertThat(PROGRAM.matcher("executeJs(\n \"a();\"\n + \"b($0)\", name)").find())
                .isFalse();
        assertThat(TEMPLATE.matcher("LitRenderer.<Row>of(\"<b>\" + name)").find())
                .isTrue();
        assertThat(TEMPLATE.matcher("LitRenderer.<Row>of(\n  \"<b>${item.name}</b>\")")
                        .find())
                .isFalse();
    }

    private static List<String> found(Pattern pattern, String... endings) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(file -> !file.toString().contains("echarts"))
                    .forEach(file -> {
                        String text = read(file);
                        for (Matcher match = pattern.matcher(text); match.find(); ) {
                            found.add(file.getFileName() + " "
                                    + text.substring(0, match.start()).lines().count() + ": " + match.group());
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
