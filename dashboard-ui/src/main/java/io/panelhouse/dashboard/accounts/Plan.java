package io.panelhouse.dashboard.accounts;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What doing something to a selection comes to: what is done, what is left out and why, and the sums.
 *
 * @param lines to which it is done
 * @param leftOut to which it is not done, in the order of the selection
 * @param to who gets the accounts; null for what moves none, and until somebody is chosen
 */
record Plan(
        Bulk bulk,
        List<AccountLine> lines,
        Map<AccountLine, Bulk.LeftOut> leftOut,
        @Nullable ResellerId to) {

    static Plan of(Bulk bulk, List<AccountLine> selection) {
        return of(bulk, selection, null);
    }

    /** The same selection, to be moved to this reseller. */
    Plan to(@Nullable ResellerId other) {
        List<AccountLine> selection = new ArrayList<>(lines);
        selection.addAll(leftOut.keySet());
        return of(bulk, selection, other);
    }

    private static Plan of(Bulk bulk, List<AccountLine> selection, @Nullable ResellerId to) {
        List<AccountLine> lines = new ArrayList<>();
        Map<AccountLine, Bulk.LeftOut> leftOut = new LinkedHashMap<>();
        for (AccountLine line : selection) {
            Bulk.@Nullable LeftOut reason =
                    line.account().resellerId().equals(to) ? Bulk.LeftOut.OWNER : bulk.leavesOut(line);
            if (reason == null) {
                lines.add(line);
            } else {
                leftOut.put(line, reason);
            }
        }
        return new Plan(bulk, lines, leftOut, to);
    }

    /** One sum for each package, cheapest first. */
    List<Sum> byPackage() {
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (AccountLine line : lines) {
            String code = String.valueOf(line.account().packageCode());
            sums.merge(code, new Sum(code, 1, line.credits(), line.credits()), Sum::plus);
        }
        return sums.values().stream()
                .sorted(java.util.Comparator.comparing(Sum::each).thenComparing(Sum::packageCode))
                .toList();
    }

    BigDecimal credits() {
        return bulk == Bulk.RENEW ? sum(lines) : BigDecimal.ZERO;
    }

    /** What the accounts are worth to who renews them. */
    BigDecimal worth() {
        return sum(lines);
    }

    /** What each owner pays: an account is paid by its own reseller. */
    Map<ResellerId, BigDecimal> byPayer() {
        Map<ResellerId, BigDecimal> payers = new TreeMap<>(java.util.Comparator.comparingLong(ResellerId::value));
        lines.forEach(line -> payers.merge(line.account().resellerId(), line.credits(), BigDecimal::add));
        return payers;
    }

    /** How many of them belong to this reseller. */
    long of(ResellerId owner) {
        return lines.stream()
                .filter(line -> line.account().resellerId().equals(owner))
                .count();
    }

    private static BigDecimal sum(List<AccountLine> lines) {
        return lines.stream().map(AccountLine::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Accounts of one package. */
    record Sum(String packageCode, long accounts, BigDecimal each, BigDecimal credits) {
        Sum plus(Sum other) {
            return new Sum(packageCode, accounts + other.accounts, each, credits.add(other.credits));
        }
    }
}
