/**
 * What an operator can ask for, and the answer.
 *
 * <p>An {@link io.panelhouse.panel.operation.Order} is applied whole or not at all. Its key makes it safe to repeat:
 * the same key with the same content gives the first answer again, with other content it is refused as a conflict. A
 * refused order had no effect and leaves its key free.
 */
@NullMarked
package io.panelhouse.panel.operation;

import org.jspecify.annotations.NullMarked;
