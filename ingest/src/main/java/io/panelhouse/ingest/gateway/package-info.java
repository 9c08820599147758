/**
 * The gateway: what edge servers tell over HTTP. First slice: heartbeats, and this process's own health.
 *
 * <p>It answers 202 only when Kafka has acknowledged. Every refusal is a problem document (RFC 9457) with one sentence
 * for a person. Bodies, requests under way and waiting times are bounded.
 */
@NullMarked
package io.panelhouse.ingest.gateway;

import org.jspecify.annotations.NullMarked;
