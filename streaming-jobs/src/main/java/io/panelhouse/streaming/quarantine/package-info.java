/** The refused records, for people: what they are, why they were refused, and how they are read again. */
@NullMarked
package io.panelhouse.streaming.quarantine;

import org.jspecify.annotations.NullMarked;
