package io.panelhouse.streaming.intake;

/**
 * A record that a job cannot use.
 *
 * @param record as it arrived
 * @param job which job refused it
 * @param reason one sentence without content of the record
 */
public record Quarantined(KafkaRecord record, String job, String reason) {}
