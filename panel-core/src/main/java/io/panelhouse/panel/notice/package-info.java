/**
 * Who is told of alerts when they do not look, and what is to be sent to them.
 *
 * <p>Promises: an alert is put into the outbox in the transaction that records it, once for each person who wants its
 * kind, and a digest once for each person and day; several processes may send, each notice is claimed by one of them. A
 * process that dies after the mail server accepted a message and before it noted that leaves it to be sent once more
 * after a minute, under the same message id. Nothing is sent to an address that was not confirmed.
 */
@NullMarked
package io.panelhouse.panel.notice;

import org.jspecify.annotations.NullMarked;
