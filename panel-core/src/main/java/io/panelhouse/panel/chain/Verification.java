package io.panelhouse.panel.chain;

/**
 * The result of a verification.
 *
 * @param entries that were read
 * @param chains ledger accounts that have entries
 * @param heads published heads that were compared, of the journal and of the file
 */
record Verification(long entries, long chains, long heads, Findings findings) {

    boolean holds() {
        return findings.count() == 0;
    }
}
