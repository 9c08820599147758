/**
 * From Kafka into a job and out again, and the quarantine for records that cannot be read: nothing that arrives is lost
 * or stops a job.
 */
@NullMarked
package io.panelhouse.streaming.intake;

import org.jspecify.annotations.NullMarked;
