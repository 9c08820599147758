/** The whole stack as a person sees it: the command line and a real browser. */
@NullMarked
package io.panelhouse.standalone.end2end;

import org.jspecify.annotations.NullMarked;
