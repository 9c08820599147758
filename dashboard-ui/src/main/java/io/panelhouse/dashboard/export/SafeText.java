package io.panelhouse.dashboard.export;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that no spreadsheet takes for a formula. An apostrophe goes before one that begins, or goes on after a
 * separator or a line break, with a character that starts a formula, in any width and behind any blanks.
 */
final class SafeText {

    /** Beginnings: of the text, and of what a reader with another separator would take for a cell. */
    private static final Pattern CELL =
            Pattern.compile("(?:^|[;|\\t\\r\\n])([\\p{Z}\\p{C}\"']*)(?=(.))", Pattern.DOTALL);

    private static final String STARTS_A_FORMULA = "=+-@|%\u2212\u2013";

    private SafeText() {}

    static String of(String text) {
        StringBuilder safe = null;
        int copied = 0;
        Matcher cell = CELL.matcher(text);
        while (cell.find()) {
            String blanks = cell.group(1);
            boolean control = blanks.indexOf('\t') >= 0 || blanks.indexOf('\r') >= 0;
            if ((control && cell.start(1) == 0) || startsFormula(cell.group(2))) {
                safe = safe == null ? new StringBuilder(text.length() + 4) : safe;
                safe.append(text, copied, cell.start(1)).append('\'');
                copied = cell.start(1);
            }
        }
        return safe == null ? text : safe.append(text, copied, text.length()).toString();
    }

    private static boolean startsFormula(String character) {
        String plain = Normalizer.normalize(character, Normalizer.Form.NFKC);
        return !plain.isEmpty() && STARTS_A_FORMULA.indexOf(plain.charAt(0)) >= 0;
    }
}
