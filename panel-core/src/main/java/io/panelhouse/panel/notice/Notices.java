package io.panelhouse.panel.notice;

import io.panelhouse.panel.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How an operator is told, and what is to be sent. Safe for use by many threads and processes. */
public interface Notices {

    /** What the actor itself chose; {@link NoticePreference#NONE} if nothing. */
    NoticePreference of(Actor actor);

    /**
     * Changes what the actor itself wants.
     *
     * @throws IllegalArgumentException if the actor is no operator
     */
    void choose(Actor actor, NoticePreference.Choice choice);

    /**
     * Takes an address that the actor wants to be told at, in place of one that waits. It is used once its code was
     * given; the caller sends the code there and shows it nowhere else.
     *
     * @return six digits, good for an hour and five tries
     * @throws IllegalArgumentException if it is no address, or the actor is no operator
     */
    String want(Actor actor, String address);

    /** Confirms the address that waits; false if the code is wrong or too old. */
    boolean confirm(Actor actor, String code);

    /** Forgets the actor's addresses: nothing is sent from now on. */
    void forget(Actor actor);

    /** The actor's own newest notices, newest first. */
    List<Notice> recent(Actor actor, int maxNotices);

    /** Claims the next notice that is due, for the program that sends. */
    Optional<DueNotice> claim();

    /** Claims all others of the reader that are due and whose alert is over, for the program that sends. */
    List<DueNotice> claimOver(DueNotice.Reader reader);

    /** Settles a claimed notice. */
    void settle(long notice, Notice.Outcome outcome);

    /** Keeps a claimed notice until then; that is no try. */
    void keep(long notice, Instant until);

    /** Notes that a claimed notice could not be sent: it is tried again, later each time, for a day. */
    void failed(long notice, String error);

    /** Those who may get a digest, for the program that sends: all with a confirmed address who did not turn it off. */
    List<DueNotice.Reader> digestReaders();

    /** Whether an operator of the reader's reseller used the panel then or later, for the program that sends. */
    boolean lookedSince(DueNotice.Reader reader, Instant since);

    /** Puts the digest of the day into the outbox, once; for the program that sends. */
    boolean digest(DueNotice.Reader reader, LocalDate day);
}
