package io.panelhouse.panel.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Part of a long list, and where the next part begins. */
public final class Page {

    public static final int DEFAULT_ITEMS = 50;
    public static final int MAX_ITEMS = 200;

    private Page() {}

    /**
     * A page.
     *
     * @param rows at most one more than {@code limit}: the one too many says that there is a next page
     * @param position where a row stands in the order of the list
     */
    public static <T> Answer of(List<T> rows, int limit, Function<T, ObjectNode> json, Function<T, String> position) {
        List<T> shown = rows.subList(0, Math.min(limit, rows.size()));
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        shown.forEach(row -> items.add(json.apply(row)));
        page.put("next", rows.size() > limit ? encoded(position.apply(shown.getLast())) : null);
        return Answer.json(200, page);
    }

    /** The whole numbers after which a page begins; the given ones for the first page. */
    public static long after(Call call, long first) {
        return call.query("cursor").map(Page::decoded).orElse(first);
    }

    /** A page of a list that is at hand whole. */
    public static <T> Answer ofWhole(Call call, List<T> all, Function<T, ObjectNode> json, Function<T, Long> id) {
        long after = after(call, 0);
        int from = 0;
        for (int i = 0; after > 0 && i < all.size(); i++) {
            if (id.apply(all.get(i)) == after) {
                from = i + 1;
            }
        }
        List<T> rows = all.subList(from, Math.min(all.size(), from + call.limit() + 1));
        return of(rows, call.limit(), json, row -> String.valueOf(id.apply(row)));
    }

    private static String encoded(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static long decoded(String cursor) {
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException foreign) {
            throw new ProblemException(
                    ProblemCode.MALFORMED, "Invalid cursor: must be the next of the page before, or be left out");
        }
    }
}
