package io.panelhouse.dashboard.lake;

import java.util.ArrayList;
import java.util.List;

/** Aligned text: numbers to the right, all else to the left. */
final class TextTable {

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;
    private final boolean[] right;

    TextTable(List<String> head) {
        this.head = head;
        this.widths = head.stream().mapToInt(String::length).toArray();
        this.right = new boolean[head.size()];
    }

    void add(List<String> row, List<Boolean> numbers) {
        rows.add(row);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
            right[i] |= numbers.get(i);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, head);
        line(text, rule());
        rows.forEach(row -> line(text, row));
        return text.append("(%d row%s)%n".formatted(rows.size(), rows.size() == 1 ? "" : "s"))
                .toString();
    }

    private List<String> rule() {
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        return rule;
    }

    private void line(StringBuilder text, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : "  ").append(right[i] ? pad + cells.get(i) : cells.get(i) + pad);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
