package io.panelhouse.panel.chain;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks over entries in the order of their chains and notes each that does not fit the one before it. Goes on from what
 * the entry itself says, so that one fault is counted once. Confined to one thread.
 */
final class ChainWalk {

    /** What {@link #take} wants of {@code journal.ledger_entry e LEFT JOIN journal.operation o}. */
    static final String COLUMNS = """
            e.reseller_id, e.ledger_account, e.entry_sequence, e.operation_id, e.kind, e.reversed_kind, e.amount,
            e.balance_after, e.package_code, e.account_id, o.operator, e.source, e.source_key,
            (extract(epoch FROM e.occurred_at) * 1000000)::bigint, e.previous_hash, e.hash, e.sequence,
            o.kind = e.kind AND o.occurred_at = e.occurred_at""";

    static final int COLUMN_COUNT = 18;
    private static final int HASHED_COLUMNS = 14;

    private final EntryHash hashes = new EntryHash();
    private final Map<ChainId, Account> accounts;
    private final Map<ChainId, NavigableMap<Long, String>> heads;
    private final Findings findings;
    private @Nullable ChainId chain;
    private long entries;
    private long chains;
    private long comparedHeads;

    private long reseller;
    private String ledgerAccount = "";
    private long lastSequence;
    private long lastOperation;
    private long lastJournalSequence;
    private long balance;
    private byte[] lastHash = EntryHash.beforeFirst();
    private NavigableMap<Long, String> openHeads = new TreeMap<>();

    /**
     * @param accounts what each ledger account says of itself; each is taken out as its chain is met
     * @param heads the published heads by their sequence; each is taken out as its entry is met
     */
    ChainWalk(Map<ChainId, Account> accounts, Map<ChainId, NavigableMap<Long, String>> heads, Findings findings) {
        this.accounts = accounts;
        this.heads = heads;
        this.findings = findings;
    }

    void take(@Nullable String[] row) {
        long owner = Long.parseLong(text(row, 0));
        if (chain == null || owner != reseller || !text(row, 1).equals(ledgerAccount)) {
            endChain();
            begin(new ChainId(owner, text(row, 1)));
        }
        entries++;
        long sequence = Long.parseLong(text(row, 2));
        long operation = Long.parseLong(text(row, 3));
        check(row, sequence, operation);
        lastSequence = sequence;
        lastOperation = operation;
        lastJournalSequence = Long.parseLong(text(row, 16));
        balance = units(text(row, 7));
    }

    private void check(@Nullable String[] row, long sequence, long operation) {
        if (sequence != lastSequence + 1) {
            add(sequence, operation, Fault.SEQUENCE, "must be number " + (lastSequence + 1));
        }
        if (Long.parseLong(text(row, 16)) <= lastJournalSequence) {
            add(sequence, operation, Fault.JOURNAL_ORDER, "it came into the journal before the entry before it");
        }
        if (units(text(row, 7)) != balance + units(text(row, 6))) {
            add(sequence, operation, Fault.BALANCE, "its balance after is not the one before plus its amount");
        }
        if (!"t".equals(row[17])) {
            add(sequence, operation, Fault.OPERATION, "the journal of operations says otherwise");
        }
        byte[] previousHash = bytes(text(row, 14));
        byte[] hash = bytes(text(row, 15));
        if (!Arrays.equals(previousHash, lastHash)) {
            add(sequence, operation, Fault.LINK, "it does not carry the hash of the entry before it");
        }
        if (!Arrays.equals(hash, hashes.of(previousHash, Arrays.copyOf(row, HASHED_COLUMNS)))) {
            add(sequence, operation, Fault.HASH, "its hash is not that of its content");
        }
        lastHash = hash;
        String published = openHeads.remove(sequence);
        if (published != null) {
            compare(published, sequence, operation);
        }
    }

    private void compare(String published, long sequence, long operation) {
        comparedHeads++;
        if (!published.equals(HexFormat.of().formatHex(lastHash))) {
            add(
                    sequence,
                    operation,
                    Fault.HEAD,
                    "its hash is not the published one: it or an earlier one was rewritten");
        }
    }

    private void begin(ChainId next) {
        chain = next;
        chains++;
        reseller = next.resellerId();
        ledgerAccount = next.ledgerAccount();
        lastSequence = 0;
        lastOperation = 0;
        lastJournalSequence = 0;
        balance = 0;
        lastHash = EntryHash.beforeFirst();
        openHeads = Optional.ofNullable(heads.remove(next)).orElseGet(TreeMap::new);
    }

    private void endChain() {
        ChainId ended = chain;
        if (ended == null) {
            return;
        }
        Account account = accounts.remove(ended);
        if (account == null) {
            add(lastSequence, lastOperation, Fault.ACCOUNT, "there is no such ledger account");
        } else if (account.lastSequence() != lastSequence
                || account.balance() != balance
                || !Arrays.equals(account.lastHash(), lastHash)) {
            add(
                    lastSequence,
                    lastOperation,
                    Fault.ACCOUNT,
                    "the ledger account says entry %d and another balance or hash".formatted(account.lastSequence()));
        }
        beyondEnd(ended, openHeads, lastSequence);
    }

    private void beyondEnd(ChainId id, NavigableMap<Long, String> left, long end) {
        comparedHeads += left.size();
        if (!left.isEmpty()) {
            findings.add(new Finding(
                    id,
                    end,
                    0,
                    Fault.HEAD_BEYOND_END,
                    "it is the last one, and the head of entry " + left.lastKey() + " was published"));
        }
    }

    /** After the last entry: the last chain, and the ledger accounts and heads that have no entries. */
    void end() {
        endChain();
        chain = null;
        accounts.forEach((id, account) -> {
            if (account.lastSequence() != 0 || account.balance() != 0 || !isZero(account.lastHash())) {
                findings.add(new Finding(
                        id,
                        0,
                        0,
                        Fault.ACCOUNT,
                        "there is none, and the ledger account says entry " + account.lastSequence()));
            }
        });
        heads.forEach((id, left) -> beyondEnd(id, left, 0));
    }

    long entries() {
        return entries;
    }

    long chains() {
        return chains;
    }

    long comparedHeads() {
        return comparedHeads;
    }

    private void add(long sequence, long operation, Fault fault, String detail) {
        findings.add(new Finding(Objects.requireNonNull(chain), sequence, operation, fault, detail));
    }

    private static boolean isZero(byte[] hash) {
        return Arrays.equals(hash, EntryHash.beforeFirst());
    }

    private static String text(@Nullable String[] row, int column) {
        return Objects.requireNonNull(row[column]);
    }

    /** Credits with four decimals as a count of their ten-thousandths. */
    static long units(String credits) {
        int point = credits.length() - 5;
        return Long.parseLong(credits.substring(0, point) + credits.substring(point + 1));
    }

    private static byte[] bytes(String bytea) {
        return HexFormat.of().parseHex(bytea, 2, bytea.length());
    }

    /**
     * What a ledger account says of itself.
     *
     * @param balance in ten-thousandths of a credit
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Account(long balance, long lastSequence, byte[] lastHash) {}
}
