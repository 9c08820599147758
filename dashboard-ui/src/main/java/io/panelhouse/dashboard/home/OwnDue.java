package io.panelhouse.dashboard.home;

import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.panel.account.DueAccount;
import io.panelhouse.panel.account.DueDay;
import io.panelhouse.panel.account.DueList;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the reseller's own wallet will be asked for if every due account renews. Accounts of resellers below pay from
 * other wallets and are left out.
 *
 * @param days credits of each local day from today, scale 4
 * @param complete false if more accounts are due than were listed, so that the credits are at least these
 */
record OwnDue(List<Day> days, boolean complete) {

    OwnDue {
        days = List.copyOf(days);
    }

    static OwnDue of(DueList due, Scope scope) {
        if (scope.subtree().size() == 1) {
            return new OwnDue(
                    due.perDay().stream()
                            .map(day -> new Day(day.day(), day.credits()))
                            .toList(),
                    true);
        }
        Map<LocalDate, BigDecimal> own = due.soonest().stream()
                .filter(account ->
                        account.resellerId().value() == scope.reseller().value())
                .collect(Collectors.toMap(
                        account -> LocalDate.ofInstant(account.endsAt(), due.zone()),
                        DueAccount::credits,
                        BigDecimal::add));
        List<Day> days = new ArrayList<>();
        for (DueDay day : due.perDay()) {
            days.add(new Day(day.day(), own.getOrDefault(day.day(), BigDecimal.ZERO)));
        }
        return new OwnDue(days, due.soonest().size() == due.accounts());
    }

    BigDecimal credits() {
        return days.stream().map(Day::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is left of a balance after each day; negative from where it does not suffice. */
    List<Day> left(BigDecimal balance) {
        List<Day> left = new ArrayList<>();
        BigDecimal rest = balance;
        for (Day day : days) {
            rest = rest.subtract(day.credits());
            left.add(new Day(day.day(), rest));
        }
        return left;
    }

    /** The first day whose renewals the balance does not pay for. */
    Optional<LocalDate> shortFrom(BigDecimal balance) {
        return left(balance).stream()
                .filter(day -> day.credits().signum() < 0)
                .map(Day::day)
                .findFirst();
    }

    /** Credits of one local day. */
    record Day(LocalDate day, BigDecimal credits) {}
}
