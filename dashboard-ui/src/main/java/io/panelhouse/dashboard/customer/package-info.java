/** What subscribers are told, in their own language, ready to be sent from the operator's own programs. */
@NullMarked
package io.panelhouse.dashboard.customer;

import org.jspecify.annotations.NullMarked;
