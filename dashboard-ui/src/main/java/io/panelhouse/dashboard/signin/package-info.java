/** Who is at the screen: the sign-in page, the session, and what an operator may see. */
@NullMarked
package io.panelhouse.dashboard.signin;

import org.jspecify.annotations.NullMarked;
