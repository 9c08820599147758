package io.panelhouse.dashboard.accounts;

import static java.util.stream.Collectors.joining;

import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountSort;
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
 */
record ListState(
        Chip chip,
        int dueDays,
        String text,
        @Nullable String packageCode,
        @Nullable Long reseller,
        AccountSort sort,
        boolean descending) {

    static final int DUE_DAYS = 7;
    private static final int MOST_DUE_DAYS = 60;

    static ListState of(String path, QueryParameters parameters) {
        int days = number(parameters, "days")
                .filter(value -> value >= 1 && value <= MOST_DUE_DAYS)
                .map(Long::intValue)
                .orElse(DUE_DAYS);
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
                        .getSingleParameter("sort")
                        .flatMap(name -> named(AccountSort.values(), name))
                        .orElse(AccountSort.URGENCY),
                parameters.getSingleParameter("down").isPresent());
    }

    ListState chip(Chip one) {
        return new ListState(one, dueDays, text, packageCode, reseller, sort, descending);
    }

    ListState text(String part) {
        return new ListState(chip, dueDays, part, packageCode, reseller, sort, descending);
    }

    ListState packageCode(@Nullable String code) {
        return new ListState(chip, dueDays, text, code, reseller, sort, descending);
    }

    ListState reseller(@Nullable Long one) {
        return new ListState(chip, dueDays, text, packageCode, one, sort, descending);
    }

    ListState sort(AccountSort by, boolean isDescending) {
        return new ListState(chip, dueDays, text, packageCode, reseller, by, isDescending);
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
        return chip == Chip.DUE ? filter.due(dueDays) : filter;
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
