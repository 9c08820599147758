package io.panelhouse.ingest.capture;

import org.postgresql.replication.LogSequenceNumber;

/**
 * How far capture has come: everything before is acknowledged by Kafka.
 *
 * @param system the database cluster whose log it is
 * @param position where its log goes on
 */
record CaptureOffset(String system, LogSequenceNumber position) {}
