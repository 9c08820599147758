/**
 * The gateway: what edge servers ask and tell over HTTP (sign-ins, heartbeats, stops, RADIUS through FreeRADIUS), and
 * this process's own health.
 *
 * <p>Every edge shows its key and is confined to its reseller's subtree. Heartbeats are answered with 202 only when
 * Kafka has acknowledged. Every refusal is a problem document (RFC 9457) with one sentence for a person. Bodies,
 * requests under way and waiting times are bounded.
 */
@NullMarked
package io.panelhouse.ingest.gateway;

import org.jspecify.annotations.NullMarked;
