package io.panelhouse.panel.api.http;

import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API.
 *
 * @param template such as {@code /v1/accounts/{account}}; each name in braces stands for a whole number
 * @param id its name in the document
 * @param group the chapter of the document
 * @param permission what the token must hold; null for what everybody may read
 * @param query the parameters after the address
 * @param request what the body looks like; null for none
 * @param status of an answer that is not a problem
 * @param response what the body of that looks like; null for none
 * @param keyed whether it takes an idempotency key
 * @param endpoint answers it
 */
public record Route(
        String method,
        String template,
        String id,
        String group,
        String summary,
        @Nullable Permission permission,
        List<Field> query,
        @Nullable Schema request,
        int status,
        @Nullable Schema response,
        boolean keyed,
        Endpoint endpoint) {

    /** Starts a route. */
    public static Builder of(String method, String template, String id) {
        return new Builder(method, template, id);
    }

    /** The parts of the address. */
    public List<String> segments() {
        return List.of(template.substring(1).split("/", -1));
    }

    /** The names of the values in the address. */
    public List<String> variables() {
        return segments().stream()
                .filter(Route::isVariable)
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }

    static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /** Answers a request that passed the checks. */
    @FunctionalInterface
    public interface Endpoint {
        Answer answer(Call call);
    }

    /** Says what a route is, in the order in which one would tell it. */
    public static final class Builder {
        private final String method;
        private final String template;
        private final String id;
        private String group = "";
        private String summary = "";
        private @Nullable Permission permission = Permission.VIEW;
        private final List<Field> query = new ArrayList<>();
        private @Nullable Schema request;
        private int status = 200;
        private @Nullable Schema response;
        private boolean keyed;

        private Builder(String method, String template, String id) {
            this.method = method;
            this.template = template;
            this.id = id;
        }

        public Builder says(String chapter, String sentence) {
            this.group = chapter;
            this.summary = sentence;
            return this;
        }

        public Builder needs(Permission needed) {
            this.permission = needed;
            return this;
        }

        /** Needs no token. */
        public Builder open() {
            this.permission = null;
            return this;
        }

        public Builder with(Field parameter) {
            query.add(parameter);
            return this;
        }

        public Builder takes(Schema body) {
            this.request = body;
            return this;
        }

        /** Takes an idempotency key. */
        public Builder once() {
            this.keyed = true;
            return this;
        }

        public Builder gives(int answerStatus, Schema body) {
            this.status = answerStatus;
            this.response = body;
            return this;
        }

        public Builder givesNothing() {
            this.status = 204;
            this.response = null;
            return this;
        }

        public Builder givesPageOf(Schema.Shape item) {
            query.add(Field.optional("limit", Schema.whole(1, Page.MAX_ITEMS), "Items of a page; 50 if left out"));
            query.add(Field.optional("cursor", Schema.text(1, 200), "The next of the page before"));
            return gives(
                    200,
                    Schema.shape(
                            item.name() + "Page",
                            Field.of("items", Schema.list(item, 0, Page.MAX_ITEMS), "The items of this page"),
                            Field.of(
                                    "next",
                                    Schema.text(1, 200).orNull(),
                                    "The cursor of the next page; null at the end")));
        }

        public Route by(Endpoint endpoint) {
            return new Route(
                    method,
                    template,
                    id,
                    group,
                    summary,
                    permission,
                    List.copyOf(query),
                    request,
                    status,
                    response,
                    keyed,
                    endpoint);
        }
    }
}
