package io.panelhouse.panel.chain;

import java.util.Comparator;

/**
 * Something that is wrong.
 *
 * @param entrySequence the entry, or the last one before the place; 0 for none
 * @param operationId the operation it is about, 0 if none is known
 * @param detail what was found, after a colon
 */
record Finding(ChainId chain, long entrySequence, long operationId, Fault fault, String detail) {

    /** By place; what only chains together show comes last, since it does not show which of them is wrong. */
    static final Comparator<Finding> IN_ORDER = Comparator.comparing(
                    (Finding finding) -> finding.fault().acrossChains())
            .thenComparing(Finding::chain)
            .thenComparingLong(Finding::entrySequence)
            .thenComparing(Finding::fault);

    String sentence() {
        String operation = operationId == 0 ? "" : " (operation " + operationId + ")";
        return "Entry " + entrySequence + " of " + chain + operation + ": " + detail;
    }
}
