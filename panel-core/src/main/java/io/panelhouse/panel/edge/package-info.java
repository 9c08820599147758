/**
 * Edge servers and their keys.
 *
 * <p>An edge stands where subscribers sign in. It knows only the accounts of its reseller's subtree, and shows a key
 * with every request; of the key the panel keeps a hash.
 */
@NullMarked
package io.panelhouse.panel.edge;

import org.jspecify.annotations.NullMarked;
