/**
 * How people prove who they are, where they are signed in, and who manages them.
 *
 * <p>Promises: at most ten wrong tries for one name within any hour, from wherever they come, while a browser that the
 * person has used before keeps tries of its own; a name that nobody has is answered like one that somebody has; a code
 * is good once; a person who is disabled, or whose password or role was changed by somebody else, is signed in nowhere
 * any more. All of it stands in the database, so that several processes agree. Secrets of second factors are encrypted
 * with a key that is not in the database. It does not know HTTP.
 */
@NullMarked
package io.panelhouse.panel.security;

import org.jspecify.annotations.NullMarked;
