package io.panelhouse.panel.report;

import io.panelhouse.panel.ResellerId;
import org.jspecify.annotations.Nullable;

/**
 * One reseller of a subtree with its figures: those of its subtree are its own and those of the subtrees just below it.
 *
 * @param parentId null for a provider; the parent of the first row is not in the report
 * @param depth 0 for the first row
 * @param disabled whether it and its operators can do nothing
 */
public record TreeRow(
        ResellerId id,
        @Nullable ResellerId parentId,
        String name,
        int depth,
        boolean disabled,
        TreeSums own,
        TreeSums subtree) {}
