package io.panelhouse.panel.api.schema;

/**
 * One thing that is wrong with what was sent.
 *
 * @param at a JSON pointer into the body, or the name of a parameter
 * @param rule what must hold, to be read after it
 */
public record FieldProblem(String at, String rule) {}
