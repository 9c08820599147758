package io.panelhouse.panel.chain;

import java.time.Instant;

/**
 * Where a chain stood when its head was published.
 *
 * @param entrySequence of the newest entry then
 * @param hash of that entry, 64 hexadecimal digits
 */
record LedgerHead(ChainId chain, long entrySequence, String hash, Instant publishedAt) {}
