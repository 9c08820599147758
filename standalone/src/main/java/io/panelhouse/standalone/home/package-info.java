/**
 * Where one stack keeps its things, and what it remembers between starts: folders, ports, secrets. Nothing here starts
 * a process.
 */
@NullMarked
package io.panelhouse.standalone.home;

import org.jspecify.annotations.NullMarked;
