/**
 * Webhooks: calls to other systems about operations that were done, and about alerts.
 *
 * <p>Promises: a webhook is called about every operation of its reseller's subtree that is of its kinds and was
 * committed while it was enabled, at least once, in the order in which the operations were handed out; or about the
 * beginning and the end of every episode of its reseller that was recorded while it was enabled, likewise. Each call is
 * signed with a secret that is shown once and kept encrypted. No call goes to an address of a private network unless
 * the server is set up so: the address that is checked is the address that is connected to.
 */
@NullMarked
package io.panelhouse.panel.webhook;

import org.jspecify.annotations.NullMarked;
