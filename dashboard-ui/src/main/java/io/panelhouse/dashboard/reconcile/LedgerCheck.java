package io.panelhouse.dashboard.reconcile;

import io.panelhouse.dashboard.reconcile.LiveBalances.Live;
import io.panelhouse.dashboard.reconcile.PanelDatabase.Wallet;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** Balance = sum of the ledger's entries = what the newest entry says = live balance, for every wallet. */
final class LedgerCheck {

    private final PanelDatabase panel;
    private final LiveBalances live;

    LedgerCheck(PanelDatabase panel, LiveBalances live) {
        this.panel = panel;
        this.live = live;
    }

    List<Check> run(Duration patience) throws Exception {
        List<Wallet> wallets = panel.wallets();
        List<Wallet> waiting = new ArrayList<>(wallets);
        Patience.until(patience, () -> {
            live.readToEnd();
            waiting.removeIf(this::settled);
            return waiting.isEmpty();
        });
        return List.of(ledger(wallets), entries(), live(wallets, waiting));
    }

    /** Live has seen at least the wallet's newest entry, and its balance is the one after the entry it has seen. */
    private boolean settled(Wallet wallet) {
        Optional<Live> found = live.of(wallet.reseller());
        if (found.isEmpty()) {
            return wallet.lastEntry() == 0;
        }
        Live reading = found.get();
        return reading.ledgerSequence() >= wallet.lastEntry() && same(reading.balance(), expected(wallet, reading));
    }

    private BigDecimal expected(Wallet wallet, Live reading) {
        try {
            return reading.ledgerSequence() == wallet.lastEntry()
                    ? wallet.balance()
                    : panel.balanceAt(wallet.reseller(), reading.ledgerSequence());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the ledger: " + e.getMessage(), e);
        }
    }

    private static Check ledger(List<Wallet> wallets) {
        List<String> differences = new ArrayList<>();
        for (Wallet wallet : wallets) {
            if (!same(wallet.balance(), wallet.sum())) {
                differences.add("Reseller %d has a balance of %s, its entries sum to %s"
                        .formatted(wallet.reseller(), text(wallet.balance()), text(wallet.sum())));
            }
            if (!same(wallet.balance(), wallet.lastBalanceAfter())) {
                differences.add("Reseller %d has a balance of %s, its newest entry says %s"
                        .formatted(wallet.reseller(), text(wallet.balance()), text(wallet.lastBalanceAfter())));
            }
        }
        SequencedMap<String, String> figures = new LinkedHashMap<>();
        figures.put("balances", total(wallets, Wallet::balance));
        figures.put("ledger entries", total(wallets, Wallet::sum));
        figures.put("newest entries", total(wallets, Wallet::lastBalanceAfter));
        return new Check("balance = ledger of %d wallets".formatted(wallets.size()), figures, differences);
    }

    private Check entries() throws SQLException {
        BigDecimal total = panel.total();
        SequencedMap<String, String> figures = new LinkedHashMap<>();
        figures.put("all ledger entries", text(total));
        figures.put("double entry", "0");
        return new Check(
                "entries sum to 0",
                figures,
                total.signum() == 0
                        ? List.of()
                        : List.of("All ledger entries sum to %s, not to 0".formatted(text(total))));
    }

    private Check live(List<Wallet> wallets, List<Wallet> unsettled) {
        List<String> differences = unsettled.stream()
                .map(wallet -> "Reseller %d: live shows %s, the ledger had %s after entry %d"
                        .formatted(
                                wallet.reseller(),
                                live.of(wallet.reseller())
                                        .map(reading -> "%s after entry %d"
                                                .formatted(text(reading.balance()), reading.ledgerSequence()))
                                        .orElse("nothing"),
                                text(wallet.balance()),
                                wallet.lastEntry()))
                .toList();
        BigDecimal shown = wallets.stream()
                .map(wallet -> live.of(wallet.reseller()).map(Live::balance).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        SequencedMap<String, String> figures = new LinkedHashMap<>();
        figures.put("ledger", total(wallets, Wallet::balance));
        figures.put("live.counters", text(shown));
        return new Check("live balance = ledger of %d wallets".formatted(wallets.size()), figures, differences);
    }

    private static String total(List<Wallet> wallets, Function<Wallet, BigDecimal> figure) {
        return text(wallets.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }

    static String text(BigDecimal credits) {
        return credits.signum() == 0 ? "0" : credits.stripTrailingZeros().toPlainString();
    }
}
