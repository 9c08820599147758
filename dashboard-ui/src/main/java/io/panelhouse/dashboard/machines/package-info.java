/**
 * The doors for programs: API tokens, webhooks and edge servers of a reseller. A secret is shown once, after a proof of
 * who asks for it.
 */
@NullMarked
package io.panelhouse.dashboard.machines;

import org.jspecify.annotations.NullMarked;
