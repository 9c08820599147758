package io.panelhouse.streaming.process;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.EventEnvelope;
import io.panelhouse.event.LedgerAccount;
import io.panelhouse.event.LedgerEntryPosted;
import io.panelhouse.event.OperationKind;
import io.panelhouse.event.OperationLogged;
import io.panelhouse.event.PanelEvent;
import io.panelhouse.event.ResellerChanged;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SessionChange;
import io.panelhouse.event.SessionHeartbeat;
import io.panelhouse.event.SessionRecorded;
import io.panelhouse.event.SignInAttempted;
import io.panelhouse.event.SignInOutcome;
import io.panelhouse.event.TermKind;
import io.panelhouse.event.TermSold;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodec;
import io.panelhouse.event.codec.EventCodecs;
import io.panelhouse.streaming.intake.Quarantine;
import io.panelhouse.streaming.kafka.EmbeddedKafka;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Journals of a few resellers, sent with repetitions and disorder, and what must come of them. */
final class JournalLoad {

    static final int RESELLERS = 3;

    /** A further one, whose balance of 14 is less than the 23 credits that its renewals need. */
    static final long SHORT = 4;

    /** Every reseller falls below it by its sales. */
    static final BigDecimal THRESHOLD = new BigDecimal("99900.0000");

    static final BigDecimal PRICE = new BigDecimal("1.2500");

    private static final int ACCOUNTS = 50;

    private final Random random;
    private final EmbeddedKafka kafka;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<Long, BigDecimal> balances = new HashMap<>();
    private final Map<Long, BigDecimal> consumed = new HashMap<>();
    private final Map<Long, Integer> failures = new HashMap<>();
    private final Map<Long, Long> failedAt = new HashMap<>();
    private final AccountLoad accounts;
    private final Map<Long, Long> walletEntries = new HashMap<>();
    private final Map<Long, Long> consumedEntries = new HashMap<>();
    private final Map<String, SessionRecorded> open = new LinkedHashMap<>();
    private final List<Runnable> unsent = new ArrayList<>();

    JournalLoad(EmbeddedKafka kafka, long seed) {
        this.kafka = kafka;
        this.random = new Random(seed);
        this.accounts = new AccountLoad(this, random);
    }

    /** Founds the resellers. */
    void found() {
        for (long id = 1; id <= RESELLERS; id++) {
            ResellerId reseller = new ResellerId(id);
            journal(
                    Topics.RESELLER,
                    EventCodecs.RESELLER_CHANGED,
                    id,
                    new ResellerChanged(
                            reseller,
                            id == 1 ? null : new ResellerId(1),
                            "r" + id,
                            "1/",
                            "UTC",
                            3,
                            List.of(new BigDecimal("1.0000"), THRESHOLD),
                            null,
                            now()));
            balances.put(id, new BigDecimal("100000.0000"));
            consumed.put(id, new BigDecimal("0.0000"));
            walletEntry(id, OperationKind.MINT, new BigDecimal("100000.0000"));
        }
        foundShort();
        sendAll();
    }

    private void foundShort() {
        ResellerId reseller = new ResellerId(SHORT);
        balances.put(SHORT, new BigDecimal("14.0000"));
        walletEntry(SHORT, OperationKind.MINT, new BigDecimal("14.0000"));
        Instant now = now();
        for (long account = 1_001; account <= 1_023; account++) {
            journal(
                    Topics.TERM,
                    EventCodecs.TERM_SOLD,
                    account,
                    new TermSold(
                            reseller,
                            new AccountId(account),
                            "due-" + account,
                            account,
                            "M1",
                            1,
                            PRICE,
                            TermKind.NEW,
                            false,
                            now,
                            now,
                            now.plus(3, ChronoUnit.DAYS)));
        }
    }

    /** Does so many sales, each with a sign-in and a session, and sends their records up to three times in disorder. */
    void sell(int sales) {
        for (int i = 0; i < sales; i++) {
            long first = 1L + random.nextInt(RESELLERS);
            int number = random.nextInt(ACCOUNTS);
            AccountId account = new AccountId(first * ACCOUNTS + number);
            ResellerId owner = accounts.owner(account, new ResellerId(first));
            balances.merge(owner.value(), PRICE.negate(), BigDecimal::add);
            consumed.merge(owner.value(), PRICE, BigDecimal::add);
            sell(owner, account, "account-" + number);
        }
        sendAll();
    }

    /** Does a sale whose debit an earlier version of the job has refused: it stands in quarantine only. */
    void sellRefused() {
        balances.merge(1L, PRICE.negate(), BigDecimal::add);
        long sequence = sequences.merge(Topics.LEDGER_ENTRY, 1L, Long::sum);
        LedgerEntryPosted debit =
                walletEntryOf(1, walletEntries.merge(1L, 1L, Long::sum), OperationKind.RENEW, PRICE.negate());
        byte[] value = EventCodecs.LEDGER_ENTRY_POSTED.encode(new EventEnvelope<>(sequence, now(), now(), null, debit));
        for (String job : List.of("live", "lake")) {
            kafka.send(
                    Quarantine.TOPIC,
                    "1",
                    value,
                    Map.of("job", job, "topic", Topics.LEDGER_ENTRY, "partition", "0", "offset", "7", "reason", "old"));
        }
        kafka.flush();
    }

    /**
     * Sends records that are broken in ways in which none can be taken for a sound one: cut, too long, of a schema that
     * nobody knows, or of noise.
     */
    void sendBroken(int records) {
        byte[] sound = EventCodecs.LEDGER_ENTRY_POSTED.encode(
                new EventEnvelope<>(1, now(), now(), null, walletEntryOf(1, 1, OperationKind.RENEW, PRICE.negate())));
        for (int i = 0; i < records; i++) {
            byte[] broken = switch (random.nextInt(4)) {
                case 0 -> Arrays.copyOf(sound, random.nextInt(sound.length));
                case 1 -> Arrays.copyOf(sound, sound.length + 1 + random.nextInt(40));
                case 2 -> otherSchema(sound);
                default -> noise();
            };
            kafka.send(Topics.LEDGER_ENTRY, "1", broken);
        }
        kafka.flush();
    }

    private byte[] otherSchema(byte[] sound) {
        byte[] other = sound.clone();
        other[2 + random.nextInt(8)] ^= (byte) (1 + random.nextInt(255));
        return other;
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        if (noise.length > 0) {
            noise[0] = 0;
        }
        return noise;
    }

    /** Shows that every session that is not closed is alive. */
    void beatHearts() {
        open.values()
                .forEach(session -> kafka.send(
                        Topics.SESSION_HEARTBEAT,
                        session.sessionId(),
                        EventCodecs.SESSION_HEARTBEAT.encode(
                                new SessionHeartbeat(session.resellerId(), session.sessionId(), now()))));
        kafka.flush();
    }

    long rows(String topic) {
        return sequences.getOrDefault(topic, 0L);
    }

    BigDecimal balance(long reseller) {
        return balances.getOrDefault(reseller, BigDecimal.ZERO);
    }

    BigDecimal consumed(long reseller) {
        return consumed.getOrDefault(reseller, BigDecimal.ZERO);
    }

    long openSessions(long reseller) {
        return open.values().stream()
                .filter(session -> session.resellerId().value() == reseller)
                .count();
    }

    long onlineAccounts(long reseller) {
        Set<String> accounts = new HashSet<>();
        open.values().stream()
                .filter(session -> session.resellerId().value() == reseller)
                .forEach(session -> accounts.add(session.accountName()));
        return accounts.size();
    }

    /** How often each account has failed to sign in since it last did. */
    Map<Long, Integer> failures() {
        return failures;
    }

    /** The accounts with an issue whose newest failure was at the reseller. */
    long failing(long reseller) {
        return failures.entrySet().stream()
                .filter(account -> account.getValue() >= 3 && failedAt.getOrDefault(account.getKey(), 0L) == reseller)
                .count();
    }

    AccountLoad accounts() {
        return accounts;
    }

    private void sell(ResellerId reseller, AccountId accountId, String account) {
        long operation = rows(Topics.OPERATION) + 1;
        journal(
                Topics.OPERATION,
                EventCodecs.OPERATION_LOGGED,
                reseller.value(),
                new OperationLogged(operation, reseller, accountId, OperationKind.RENEW, "test", now(), null));
        walletEntry(reseller.value(), OperationKind.RENEW, PRICE.negate());
        journal(
                Topics.LEDGER_ENTRY,
                EventCodecs.LEDGER_ENTRY_POSTED,
                reseller.value(),
                new LedgerEntryPosted(
                        reseller,
                        operation,
                        LedgerAccount.CONSUMED,
                        consumedEntries.merge(reseller.value(), 1L, Long::sum),
                        OperationKind.RENEW,
                        null,
                        PRICE,
                        consumed(reseller.value()),
                        "M1",
                        accountId,
                        now()));
        accounts.sell(reseller, accountId, account, operation);
        signIn(reseller, accountId, account);
        watch(reseller, account, "session-" + operation);
    }

    private void signIn(ResellerId reseller, AccountId account, String name) {
        boolean accepted = random.nextInt(3) == 0;
        failures.merge(account.value(), accepted ? 0 : 1, (before, failed) -> failed == 0 ? 0 : before + failed);
        if (!accepted) {
            failedAt.put(account.value(), reseller.value());
        }
        journal(
                Topics.AUTH_ATTEMPT,
                EventCodecs.SIGN_IN_ATTEMPTED,
                reseller.value(),
                new SignInAttempted(
                        reseller,
                        account,
                        name,
                        accepted ? SignInOutcome.ACCEPTED : SignInOutcome.WRONG_PASSWORD,
                        "password",
                        null,
                        "MAG",
                        null,
                        now()));
    }

    private void watch(ResellerId reseller, String account, String id) {
        boolean history = random.nextInt(4) == 0;
        Instant at = history ? now().minus(400, ChronoUnit.DAYS) : now();
        SessionRecorded opened = session(reseller, id, SessionChange.OPENED, account, at);
        journal(Topics.SESSION, EventCodecs.SESSION_RECORDED, id.hashCode(), opened);
        boolean closes = random.nextInt(3) != 0;
        if (closes) {
            journal(
                    Topics.SESSION,
                    EventCodecs.SESSION_RECORDED,
                    id.hashCode(),
                    session(reseller, id, SessionChange.CLOSED, account, at.plusMillis(1)));
        } else if (!history) {
            open.put(id, opened);
        }
    }

    private static SessionRecorded session(
            ResellerId reseller, String id, SessionChange change, String account, Instant at) {
        return new SessionRecorded(reseller, id, change, null, account, "device", null, null, at);
    }

    private void walletEntry(long reseller, OperationKind kind, BigDecimal amount) {
        journal(
                Topics.LEDGER_ENTRY,
                EventCodecs.LEDGER_ENTRY_POSTED,
                reseller,
                walletEntryOf(reseller, walletEntries.merge(reseller, 1L, Long::sum), kind, amount));
    }

    private LedgerEntryPosted walletEntryOf(long reseller, long sequence, OperationKind kind, BigDecimal amount) {
        return new LedgerEntryPosted(
                new ResellerId(reseller),
                1,
                LedgerAccount.WALLET,
                sequence,
                kind,
                null,
                amount,
                balance(reseller),
                null,
                null,
                now());
    }

    <E extends PanelEvent> void journal(String topic, EventCodec<EventEnvelope<E>> codec, long key, E event) {
        long sequence = sequences.merge(topic, 1L, Long::sum);
        byte[] value = codec.encode(new EventEnvelope<>(sequence, now(), now(), null, event));
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            unsent.add(() -> kafka.send(topic, Long.toString(key), value));
        }
    }

    private void sendAll() {
        Collections.shuffle(unsent, random);
        unsent.forEach(Runnable::run);
        unsent.clear();
        kafka.flush();
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
