/**
 * Events as bytes: Avro single-object encoding, so each record names the schema that wrote it.
 *
 * <p>Bytes are {@code C3 01}, the schema's CRC-64-AVRO fingerprint (8 bytes, little endian), then the Avro binary form.
 * What the current schema wrote is decoded by hand-written code; what an older one wrote is first resolved by Avro.
 */
@NullMarked
package io.panelhouse.event.codec;

import org.jspecify.annotations.NullMarked;
