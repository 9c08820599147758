/** What the API is about: one class for each kind of thing, which says its routes and answers them. */
@NullMarked
package io.panelhouse.panel.api.resource;

import org.jspecify.annotations.NullMarked;
