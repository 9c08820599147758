/** What JSON may look like: written once, checked on what comes in, and printed in the OpenAPI document. */
@NullMarked
package io.panelhouse.panel.api.schema;

import org.jspecify.annotations.NullMarked;
