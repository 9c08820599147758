package io.panelhouse.panel.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.SchemaJson;

/** The routes as an OpenAPI 3.1 document. */
public final class OpenApiDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SchemaJson schemas = new SchemaJson();

    private OpenApiDocument() {}

    public static ObjectNode of(RouteTable table) {
        return new OpenApiDocument().document(table);
    }

    private ObjectNode document(RouteTable table) {
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Panelhouse")
                .put("version", "1")
                .put("description", """
                        The system of record for operators' programs. Amounts of credits are texts with at most 4 \
                        decimals; times are UTC. What lies outside the token's subtree is answered like what does not \
                        exist. Problems follow RFC 9457; decide on their code.""")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = document.putObject("paths");
        for (Route route : table.routes()) {
            ObjectNode path = (ObjectNode) paths.get(route.template());
            (path == null ? paths.putObject(route.template()) : path)
                    .set(route.method().toLowerCase(java.util.Locale.ROOT), operation(route));
        }
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "A token: ph_ and 38 characters");
        ObjectNode shapes = components.putObject("schemas");
        schemas.shapes().forEach(shapes::set);
        return document;
    }

    private ObjectNode operation(Route route) {
        ObjectNode operation = JSON.objectNode().put("operationId", route.id()).put("summary", route.summary());
        operation.putArray("tags").add(route.group());
        security(route, operation);
        ArrayNode parameters = JSON.arrayNode();
        route.variables().forEach(name -> parameters.add(parameter("path", name, Schema.id(), true, "Its number")));
        route.query()
                .forEach(field -> parameters.add(
                        parameter("query", field.name(), field.schema(), field.required(), field.description())));
        if (route.keyed()) {
            parameters.add(parameter(
                    "header",
                    "Idempotency-Key",
                    Schema.text("^[!-~]{1,180}$", 180),
                    true,
                    "The same key with the same order gives the first answer again; with another, 409"));
        }
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        Schema request = route.request();
        if (request != null) {
            operation
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", schemas.of(request));
        }
        operation.set("responses", responses(route));
        return operation;
    }

    private static void security(Route route, ObjectNode operation) {
        Permission permission = route.permission();
        ArrayNode security = operation.putArray("security");
        if (permission != null) {
            security.addObject().putArray("token");
            operation.put("description", "Takes the permission " + permission + ".");
        }
    }

    private ObjectNode parameter(String in, String name, Schema schema, boolean required, String description) {
        return JSON.objectNode()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .put("description", description)
                .set("schema", schemas.of(schema));
    }

    private ObjectNode responses(Route route) {
        ObjectNode responses = JSON.objectNode();
        ObjectNode done = responses.putObject(String.valueOf(route.status())).put("description", "Done");
        Schema response = route.response();
        if (response != null) {
            done.putObject("content").putObject("application/json").set("schema", schemas.of(response));
        }
        responses
                .putObject("default")
                .put("description", "A problem")
                .putObject("content")
                .putObject("application/problem+json")
                .set("schema", schemas.of(Answer.PROBLEM));
        return responses;
    }
}
