package io.panelhouse.dashboard.accounts;

import static java.util.stream.Collectors.joining;

import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountCounts;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountSort;
import io.panelhouse.panel.followup.FollowUpState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the list shows, as the address of the page says it. A part that cannot be read is as if it were not there.
 *
 * @param reseller only this one; null for the chosen one and all below it
 * @param task only those with this task; null for all. Only what is due has tasks
 */
record ListState(
        Chip chip,
        int dueDays,
        String text,
        @Nullable String packageCode,
        @Nullable Long reseller,
        @Nullable FollowUpState task,
        AccountSort sort,
        boolean descending) {

    static final int DUE_DAYS = 7;
    static final int MOST_DUE_DAYS = 60;

    static ListState of(String path, QueryParameters parameters) {
        return of(path, parameters, DUE_DAYS);
    }

    /** @param usualDays how far the due list looks where the address does not say */
    static ListState of(String path, QueryParameters parameters, int usualDays) {
        int days = number(parameters, "days")
                .filter(value -> value >= 1 && value <= MOST_DUE_DAYS)
                .map(Long::intValue)
                .orElse(usualDays);
        Chip chip = parameters
                .getSingleParameter("status")
                .flatMap(name -> named(Chip.values(), name))
                .orElse(path.equals("accounts") ? Chip.ALL : Chip.DUE);
        return new ListState(
                chip,
                days,
                parameters.getSingleParameter("q").orElse(""),
                parameters.getSingleParameter("package").orElse(null),
                number(parameters, "reseller").orElse(null),
                parameters
                        .getSingleParameter("task")
                        .flatMap(name -> named(FollowUpState.values(), name))
                        .filter(state -> chip == Chip.DUE)
                        .orElse(null),
                parameters
                        .getSingleParameter("sort")
                        .flatMap(name -> named(AccountSort.values(), name))
                        .orElse(AccountSort.URGENCY),
                parameters.getSingleParameter("down").isPresent());
    }

    ListState chip(Chip one) {
        return new ListState(one, dueDays, text, packageCode, reseller, null, sort, descending);
    }

    ListState text(String part) {
        return new ListState(chip, dueDays, part, packageCode, reseller, task, sort, descending);
    }

    ListState packageCode(@Nullable String code) {
        return new ListState(chip, dueDays, text, code, reseller, task, sort, descending);
    }

    ListState reseller(@Nullable Long one) {
        return new ListState(chip, dueDays, text, packageCode, one, task, sort, descending);
    }

    ListState dueDays(int days) {
        return new ListState(chip, days, text, packageCode, reseller, task, sort, descending);
    }

    ListState task(@Nullable FollowUpState state) {
        return new ListState(chip, dueDays, text, packageCode, reseller, state, sort, descending);
    }

    ListState sort(AccountSort by, boolean isDescending) {
        return new ListState(chip, dueDays, text, packageCode, reseller, task, by, isDescending);
    }

    /** Without what the chips ask for; they count beside each other. */
    AccountFilter base(ResellerId root) {
        AccountFilter filter = reseller == null
                ? AccountFilter.of(root)
                : AccountFilter.of(root).only(new ResellerId(reseller));
        return filter.text(text).packageCode(packageCode).sort(sort, descending);
    }

    AccountFilter filter(ResellerId root) {
        AccountFilter filter = base(root).statuses(chip.statuses());
        return chip == Chip.DUE ? filter.due(dueDays).followUp(task) : filter;
    }

    /** How many of them there are. */
    long count(AccountCounts counts) {
        return task == null ? chip.count(counts) : counts.of(task);
    }

    /** The address that shows this again. */
    String address() {
        Map<String, String> parameters = new LinkedHashMap<>();
        boolean due = chip == Chip.DUE;
        if (due) {
            parameters.put("days", Integer.toString(dueDays));
        } else if (chip != Chip.ALL) {
            parameters.put("status", lower(chip));
        }
        if (!text.isEmpty()) {
            parameters.put("q", text);
        }
        if (packageCode != null) {
            parameters.put("package", packageCode);
        }
        if (reseller != null) {
            parameters.put("reseller", Long.toString(reseller));
        }
        if (task != null) {
            parameters.put("task", lower(task));
        }
        if (sort != AccountSort.URGENCY) {
            parameters.put("sort", lower(sort));
        }
        if (descending) {
            parameters.put("down", "1");
        }
        String query = parameters.entrySet().stream()
                .map(one -> QueryParameters.simple(Map.of(one.getKey(), one.getValue()))
                        .getQueryString())
                .collect(joining("&"));
        return (due ? "due" : "accounts") + (query.isEmpty() ? "" : "?" + query);
    }

    private static Optional<Long> number(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::valueOf);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> lower(one).equals(name)).findFirst();
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
