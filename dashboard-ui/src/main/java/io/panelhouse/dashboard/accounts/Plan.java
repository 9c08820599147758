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
 */
record Plan(Bulk bulk, List<AccountLine> lines, Map<AccountLine, Bulk.LeftOut> leftOut) {

    static Plan of(Bulk bulk, List<AccountLine> selection) {
        List<AccountLine> lines = new ArrayList<>();
        Map<AccountLine, Bulk.LeftOut> leftOut = new LinkedHashMap<>();
        for (AccountLine line : selection) {
            Bulk.@Nullable LeftOut reason = bulk.leavesOut(line);
            if (reason == null) {
                lines.add(line);
            } else {
                leftOut.put(line, reason);
            }
        }
        return new Plan(bulk, lines, leftOut);
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

    /** What each owner pays: an account is paid by its own reseller. */
    Map<ResellerId, BigDecimal> byPayer() {
        Map<ResellerId, BigDecimal> payers = new TreeMap<>(java.util.Comparator.comparingLong(ResellerId::value));
        lines.forEach(line -> payers.merge(line.account().resellerId(), line.credits(), BigDecimal::add));
        return payers;
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
