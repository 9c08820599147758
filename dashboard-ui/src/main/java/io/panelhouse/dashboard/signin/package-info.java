/**
 * How a person gets in: name and password, a code where one is asked for, a password of their own where they were given
 * one, and the headers of every answer.
 *
 * <p>Promises: nobody is signed in before every step is done; each step begins a new session; a session that has ended
 * in the system of record is dead within three seconds, and its open pages with it.
 */
@NullMarked
package io.panelhouse.dashboard.signin;

import org.jspecify.annotations.NullMarked;
