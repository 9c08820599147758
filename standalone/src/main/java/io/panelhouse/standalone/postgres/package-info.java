/**
 * An embedded PostgreSQL with durable settings (fsync on, logical WAL): unpacks the programs, makes the data folder
 * once, and never touches a folder it cannot read.
 */
@NullMarked
package io.panelhouse.standalone.postgres;

import org.jspecify.annotations.NullMarked;
