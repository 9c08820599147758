/** How requests come in and answers go out, whatever they are about. */
@NullMarked
package io.panelhouse.panel.api.http;

import org.jspecify.annotations.NullMarked;
