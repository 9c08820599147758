package io.panelhouse.streaming.live;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.EventEnvelope;
import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.LedgerAccount;
import io.panelhouse.event.LedgerEntryPosted;
import io.panelhouse.event.OperationLogged;
import io.panelhouse.event.Packages;
import io.panelhouse.event.ResellerChanged;
import io.panelhouse.event.SessionChange;
import io.panelhouse.event.SessionHeartbeat;
import io.panelhouse.event.SessionRecorded;
import io.panelhouse.event.SignInAttempted;
import io.panelhouse.event.SignInOutcome;
import io.panelhouse.event.TermEndMoved;
import io.panelhouse.event.TermSold;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import io.panelhouse.streaming.intake.KafkaRecord;
import io.panelhouse.streaming.intake.Quarantine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into the signals of the live job.
 *
 * <p>Out: signals of sessions, and beats where nothing shows a backlog; on {@link #RESELLERS} what goes straight to the
 * figures; on {@link #WALLETS} what decides on credit alerts; on {@link #ATTEMPTS} the sign-ins of accounts; on
 * {@link #ACCOUNTS} what bears on their terms; on {@link #DEBITS} who moved credits; on {@link #VIEWINGS} who watches
 * on accounts; on {@link Quarantine#OUTPUT} what cannot be read.
 */
final class LiveDecodeFunction extends ProcessFunction<KafkaRecord, SessionSignal> {

    static final OutputTag<ResellerSignal> RESELLERS =
            new OutputTag<>("resellers", TypeInformation.of(ResellerSignal.class));

    static final OutputTag<WalletSignal> WALLETS = new OutputTag<>("wallets", TypeInformation.of(WalletSignal.class));

    static final OutputTag<SignInSignal> ATTEMPTS = new OutputTag<>("attempts", TypeInformation.of(SignInSignal.class));

    static final OutputTag<DebitSignal> DEBITS = new OutputTag<>("debits", TypeInformation.of(DebitSignal.class));

    static final OutputTag<ViewingSignal> VIEWINGS =
            new OutputTag<>("viewings", TypeInformation.of(ViewingSignal.class));
    static final OutputTag<AccountSignal> ACCOUNTS =
            new OutputTag<>("accounts", TypeInformation.of(AccountSignal.class));

    private static final long serialVersionUID = 1;
    private static final int CREDIT_SCALE = 4;

    private transient Quarantine quarantine;
    private transient BeatGate gate;

    @Override
    public void open(OpenContext context) {
        quarantine = new Quarantine("live", getRuntimeContext().getMetricGroup());
        gate = new BeatGate();
    }

    @Override
    public void processElement(KafkaRecord record, Context context, Collector<SessionSignal> out) {
        try {
            decode(record, context, out);
        } catch (RuntimeException unusable) {
            context.output(Quarantine.OUTPUT, quarantine.refuse(record, unusable));
        }
    }

    private void decode(KafkaRecord record, Context context, Collector<SessionSignal> out) {
        byte[] value = record.requiredValue();
        switch (record.topic()) {
            case Topics.SESSION_HEARTBEAT -> out.collect(heartbeat(EventCodecs.SESSION_HEARTBEAT.decode(value)));
            case Topics.SESSION -> {
                EventEnvelope<SessionRecorded> session = EventCodecs.SESSION_RECORDED.decode(value);
                out.collect(session(session));
                tell(viewing(session), context);
            }
            case Topics.OPERATION -> {
                EventEnvelope<OperationLogged> operation = EventCodecs.OPERATION_LOGGED.decode(value);
                DebitSignal debit = debit(operation);
                if (debit != null) {
                    context.output(DEBITS, debit);
                }
                AccountSignal turn = operation(operation);
                if (turn != null) {
                    context.output(ACCOUNTS, turn);
                }
            }
            case Topics.TERM -> {
                EventEnvelope<TermSold> term = EventCodecs.TERM_SOLD.decode(value);
                context.output(ACCOUNTS, term(term));
                tell(price(term), context);
            }
            case Topics.TERM_END -> context.output(ACCOUNTS, termEnd(EventCodecs.TERM_END_MOVED.decode(value)));
            case Topics.LEDGER_ENTRY -> {
                EventEnvelope<LedgerEntryPosted> entry = EventCodecs.LEDGER_ENTRY_POSTED.decode(value);
                if (entry.event().ledgerAccount() != LedgerAccount.ISSUED) {
                    context.output(RESELLERS, ledgerEntry(entry));
                }
                if (entry.event().ledgerAccount() == LedgerAccount.WALLET) {
                    context.output(WALLETS, walletEntry(entry.event()));
                }
            }
            case Topics.AUTH_ATTEMPT -> {
                EventEnvelope<SignInAttempted> envelope = EventCodecs.SIGN_IN_ATTEMPTED.decode(value);
                SignInSignal attempt = attempt(envelope);
                if (attempt != null) {
                    context.output(ATTEMPTS, attempt);
                }
                tell(refusal(envelope), context);
            }
            case Topics.RESELLER -> {
                EventEnvelope<ResellerChanged> reseller = EventCodecs.RESELLER_CHANGED.decode(value);
                context.output(RESELLERS, reseller(reseller));
                context.output(WALLETS, thresholds(reseller));
                context.output(DEBITS, cap(reseller));
            }
            case Topics.FEED_BEAT -> {
                FeedBeat beat = EventCodecs.FEED_BEAT.decode(value);
                if (gate.lets(micros(beat.occurredAt()))) {
                    out.collect(SessionSignal.beat(micros(beat.occurredAt())));
                }
            }
            default -> throw new IllegalArgumentException("topic " + record.topic() + " is not one of the live job");
        }
    }

    private SessionSignal heartbeat(SessionHeartbeat heartbeat) {
        long at = micros(heartbeat.occurredAt());
        gate.passed(at);
        return new SessionSignal(
                SessionSignal.Kind.HEARTBEAT,
                heartbeat.sessionId(),
                heartbeat.resellerId().value(),
                "",
                at,
                at);
    }

    private SessionSignal session(EventEnvelope<SessionRecorded> envelope) {
        gate.passed(micros(envelope.capturedAt()));
        SessionRecorded session = envelope.event();
        return new SessionSignal(
                session.change() == SessionChange.OPENED ? SessionSignal.Kind.OPENED : SessionSignal.Kind.CLOSED,
                session.sessionId(),
                session.resellerId().value(),
                session.accountName(),
                micros(session.occurredAt()),
                micros(envelope.recordedAt()));
    }

    private static void tell(@Nullable ViewingSignal viewing, Context context) {
        if (viewing != null) {
            context.output(VIEWINGS, viewing);
        }
    }

    /** Null where nobody knows whose account or which device it is. */
    private static @Nullable ViewingSignal viewing(EventEnvelope<SessionRecorded> envelope) {
        SessionRecorded session = envelope.event();
        AccountId account = session.accountId();
        String device = session.deviceId();
        if (account == null || device == null || device.isBlank()) {
            return null;
        }
        return new ViewingSignal(
                session.change() == SessionChange.OPENED ? ViewingSignal.Kind.OPENED : ViewingSignal.Kind.CLOSED,
                account.value(),
                session.resellerId().value(),
                session.sessionId(),
                ViewingSignal.device(device),
                micros(session.occurredAt()),
                envelope.source() == null,
                0);
    }

    /** Null of every attempt but those for which there was no connection left. */
    private static @Nullable ViewingSignal refusal(EventEnvelope<SignInAttempted> envelope) {
        SignInAttempted attempt = envelope.event();
        AccountId account = attempt.accountId();
        String device = attempt.deviceId();
        if (attempt.outcome() != SignInOutcome.CONNECTION_LIMIT
                || account == null
                || device == null
                || device.isBlank()) {
            return null;
        }
        return new ViewingSignal(
                ViewingSignal.Kind.REFUSED,
                account.value(),
                attempt.resellerId().value(),
                Long.toString(envelope.sequence()),
                ViewingSignal.device(device),
                micros(attempt.occurredAt()),
                true,
                0);
    }

    /** Null of a trial and of a term that costs nothing by the month. */
    private static @Nullable ViewingSignal price(EventEnvelope<TermSold> envelope) {
        TermSold term = envelope.event();
        if (term.trial() || term.months() == 0) {
            return null;
        }
        return new ViewingSignal(
                ViewingSignal.Kind.TERM,
                term.accountId().value(),
                term.resellerId().value(),
                "",
                "",
                micros(term.occurredAt()),
                true,
                units(term.credits()) / term.months());
    }

    private static DebitSignal cap(EventEnvelope<ResellerChanged> envelope) {
        Integer cap = envelope.event().debitsPerMinute();
        return DebitSignal.cap(envelope.event().resellerId().value(), envelope.sequence(), cap == null ? 0 : cap);
    }

    /** Null of what moves no credits, and of what the panel itself did not do. */
    private @Nullable DebitSignal debit(EventEnvelope<OperationLogged> envelope) {
        gate.passed(micros(envelope.capturedAt()));
        OperationLogged operation = envelope.event();
        boolean debits = switch (operation.kind()) {
            case ACTIVATE, RENEW, CHANGE, TRANSFER -> envelope.source() == null;
            case MINT, TRIAL, SUSPEND, RESUME, MOVE, CLOSE, REVERSE, IMPORT, CREATE_RESELLER, ADJUST -> false;
        };
        if (!debits) {
            return null;
        }
        return DebitSignal.debit(
                operation.resellerId().value(),
                operation.operator(),
                operation.operationId(),
                envelope.sequence(),
                micros(operation.occurredAt()));
    }

    private ResellerSignal ledgerEntry(EventEnvelope<LedgerEntryPosted> envelope) {
        gate.passed(micros(envelope.capturedAt()));
        LedgerEntryPosted entry = envelope.event();
        return new ResellerSignal(
                entry.ledgerAccount() == LedgerAccount.WALLET
                        ? ResellerSignal.Kind.WALLET
                        : ResellerSignal.Kind.CONSUMED,
                entry.resellerId().value(),
                "",
                entry.entrySequence(),
                units(entry.amount()),
                units(entry.balanceAfter()),
                micros(entry.occurredAt()),
                micros(envelope.recordedAt()));
    }

    private static WalletSignal walletEntry(LedgerEntryPosted entry) {
        return WalletSignal.entry(
                entry.resellerId().value(),
                entry.entrySequence(),
                units(entry.amount()),
                units(entry.balanceAfter()),
                micros(entry.occurredAt()));
    }

    private static WalletSignal thresholds(EventEnvelope<ResellerChanged> envelope) {
        ResellerChanged reseller = envelope.event();
        return WalletSignal.thresholds(
                reseller.resellerId().value(),
                envelope.sequence(),
                reseller.creditThresholds().stream()
                        .mapToLong(LiveDecodeFunction::units)
                        .sorted()
                        .distinct()
                        .toArray(),
                micros(reseller.occurredAt()));
    }

    private AccountSignal term(EventEnvelope<TermSold> envelope) {
        gate.passed(micros(envelope.capturedAt()));
        TermSold term = envelope.event();
        return AccountSignal.term(
                term.accountId().value(),
                term.resellerId().value(),
                term.operationId(),
                envelope.sequence(),
                term.trial(),
                units(Packages.credits(term.packageCode()).orElse(term.credits())),
                micros(term.startsAt()),
                end(term.endsAt()),
                micros(envelope.recordedAt()));
    }

    private AccountSignal termEnd(EventEnvelope<TermEndMoved> envelope) {
        gate.passed(micros(envelope.capturedAt()));
        TermEndMoved end = envelope.event();
        return AccountSignal.termEnd(
                end.accountId().value(),
                end.resellerId().value(),
                end.operationId(),
                end.kind(),
                end.termOperationId(),
                envelope.sequence(),
                end.isVoid(),
                end(end.endsAt()),
                micros(envelope.recordedAt()));
    }

    /** Null of one that was done to no account. */
    private @Nullable AccountSignal operation(EventEnvelope<OperationLogged> envelope) {
        gate.passed(micros(envelope.capturedAt()));
        OperationLogged operation = envelope.event();
        if (operation.accountId() == null) {
            return null;
        }
        Long reversed = operation.reversedOperationId();
        return AccountSignal.operation(
                operation.accountId().value(),
                operation.resellerId().value(),
                operation.operationId(),
                operation.kind(),
                reversed == null ? 0 : reversed,
                envelope.sequence(),
                micros(envelope.recordedAt()));
    }

    private static long end(@Nullable Instant end) {
        return end == null ? AccountSignal.NEVER : micros(end);
    }

    /** Null of a name that belongs to no account: nobody waits for it to connect. */
    private @Nullable SignInSignal attempt(EventEnvelope<SignInAttempted> envelope) {
        gate.passed(micros(envelope.capturedAt()));
        SignInAttempted attempt = envelope.event();
        if (attempt.accountId() == null) {
            return null;
        }
        return new SignInSignal(
                attempt.accountId().value(),
                attempt.resellerId().value(),
                attempt.accountName(),
                envelope.sequence(),
                attempt.outcome(),
                attempt.deviceId(),
                attempt.deviceType(),
                micros(attempt.occurredAt()));
    }

    private ResellerSignal reseller(EventEnvelope<ResellerChanged> envelope) {
        gate.passed(micros(envelope.capturedAt()));
        ResellerChanged reseller = envelope.event();
        return ResellerSignal.reseller(
                reseller.resellerId().value(),
                ZoneId.of(reseller.timeZone()).getId(),
                envelope.sequence(),
                micros(envelope.recordedAt()));
    }

    private static long units(BigDecimal credits) {
        return credits.setScale(CREDIT_SCALE).unscaledValue().longValueExact();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
