/**
 * What people do for their own security: password, second step, places where they are signed in, and the proof that a
 * large move of credits asks for.
 */
@NullMarked
package io.panelhouse.dashboard.security;

import org.jspecify.annotations.NullMarked;
