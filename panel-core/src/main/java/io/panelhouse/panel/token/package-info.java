/**
 * API tokens: how a program proves that it acts for an operator.
 *
 * <p>A token may do at most what its operator may do at that moment. It is shown once and kept as a hash; a revoked one
 * is refused at once here, and by a server that remembers answers within the seconds that it remembers them.
 */
@NullMarked
package io.panelhouse.panel.token;

import org.jspecify.annotations.NullMarked;
