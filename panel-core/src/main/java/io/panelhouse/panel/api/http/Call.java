package io.panelhouse.panel.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed every check of its route: its values have the forms that the route names.
 *
 * @param path the values in the address
 * @param query the parameters after it
 * @param body null where the route takes none
 * @param key the idempotency key; empty where the route takes none
 */
public record Call(
        Actor actor,
        Map<String, String> path,
        Map<String, String> query,
        @Nullable JsonNode body,
        String key) {

    /** A number in the address. */
    public long id(String name) {
        return Long.parseLong(path.getOrDefault(name, "0"));
    }

    public ResellerId reseller() {
        return new ResellerId(id("reseller"));
    }

    public AccountId account() {
        return new AccountId(id("account"));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** The reseller of a parameter, or the one whose subtree the token reaches. */
    public ResellerId root(String parameter) {
        return query(parameter)
                .map(text -> new ResellerId(Long.parseLong(text)))
                .orElseGet(this::ownReseller);
    }

    /** The reseller whose subtree the token reaches. */
    public ResellerId ownReseller() {
        ResellerId scope = actor.scope();
        if (scope == null) {
            throw new IllegalStateException("Cannot answer: the actor of a token has a scope");
        }
        return scope;
    }

    /** The page asked for. */
    public int limit() {
        return query("limit").map(Integer::parseInt).orElse(Page.DEFAULT_ITEMS);
    }

    public JsonNode field(String name) {
        JsonNode node = body == null ? null : body.get(name);
        return node == null ? JsonNodeFactory.instance.nullNode() : node;
    }

    /** A text in the body. */
    public String text(String name) {
        return field(name).asText();
    }

    /** A text in the body that may be missing or null. */
    public @Nullable String textOrNull(String name) {
        return field(name).isNull() ? null : text(name);
    }

    public long number(String name) {
        return field(name).longValue();
    }

    public BigDecimal credits(String name) {
        return new BigDecimal(text(name));
    }

    /** A time in the body that may be missing or null. */
    public @Nullable Instant timeOrNull(String name) {
        return field(name).isNull() ? null : Instant.parse(text(name));
    }
}
