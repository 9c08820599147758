package io.panelhouse.dashboard.notice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, once as plain text and once as simple HTML.
 *
 * @param language of its words, such as {@code de}
 * @param subject one line
 * @param blocks what it says, in order
 * @param link where the rows are; null for none
 * @param linkWords what the link is called
 * @param foot why one gets it and how to get no more
 */
record Letter(
        String language,
        String subject,
        List<Block> blocks,
        @Nullable String link,
        String linkWords,
        String foot) {

    Letter {
        blocks = List.copyOf(blocks);
        subject = line(subject);
    }

    /** A heading, which may be empty, and lines. */
    record Block(String heading, List<String> lines) {
        Block {
            heading = line(heading);
            lines = lines.stream().map(Letter::line).toList();
        }
    }

    /** One line of text, whatever was typed: nothing in it ends a line or a header. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    String plain() {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            if (!block.heading.isEmpty()) {
                lines.add(block.heading);
            }
            lines.addAll(block.lines);
            lines.add("");
        }
        if (link != null) {
            lines.add(linkWords + ": " + link);
            lines.add("");
        }
        lines.add("-- ");
        lines.add(foot);
        return String.join("\r\n", lines) + "\r\n";
    }

    String html() {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"")
                .append(escaped(language))
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(subject))
                .append("</title></head><body style=\"font-family:sans-serif;font-size:14px;line-height:20px\">");
        for (Block block : blocks) {
            if (!block.heading.isEmpty()) {
                html.append("<h2 style=\"font-size:16px\">")
                        .append(escaped(block.heading))
                        .append("</h2>");
            }
            block.lines.forEach(line -> html.append("<p style=\"margin:4px 0\">")
                    .append(escaped(line))
                    .append("</p>"));
        }
        if (link != null) {
            html.append("<p><a href=\"")
                    .append(escaped(link))
                    .append("\">")
                    .append(escaped(linkWords))
                    .append("</a></p>");
        }
        return html.append("<p style=\"color:#5a5b5e;font-size:12px\">")
                .append(escaped(foot))
                .append("</p></body></html>")
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
