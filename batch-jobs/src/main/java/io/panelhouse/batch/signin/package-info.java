/** Attempts to sign in by outcome. */
@NullMarked
package io.panelhouse.batch.signin;

import org.jspecify.annotations.NullMarked;
