/**
 * The REST API: a server of its own for operators' programs.
 *
 * <p>One table of routes is the source of the router, of the checks on what comes in, and of the OpenAPI document, so
 * that they cannot differ. Every request acts as the actor of its token and sees nothing outside that actor's subtree:
 * what lies there is answered like what does not exist. Every refusal is a problem document (RFC 9457).
 *
 * <p>Requests under way, bodies, pages and the pace of each token are bounded; beyond the bounds there are refusals
 * that say when to come again.
 */
@NullMarked
package io.panelhouse.panel.api;

import org.jspecify.annotations.NullMarked;
