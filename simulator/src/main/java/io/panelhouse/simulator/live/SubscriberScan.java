package io.panelhouse.simulator.live;

import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.account.Accounts;
import java.util.ArrayList;
import java.util.List;

/** Reads the demo business's accounts from the panel, by the first letters of their names. */
final class SubscriberScan {
    /** How many readings make one whole scan. */
    static final int LETTERS = 26;

    private static final int MAX_ACCOUNTS_PER_READING = 1_000;

    private final Accounts accounts;
    private final DemoBusiness business;

    SubscriberScan(Accounts accounts, DemoBusiness business) {
        this.accounts = accounts;
        this.business = business;
    }

    List<Subscriber> letter(int letter) {
        List<Subscriber> found = new ArrayList<>();
        read(String.valueOf((char) ('a' + letter % LETTERS)), found);
        return found;
    }

    private void read(String prefix, List<Subscriber> found) {
        List<AccountSummary> page =
                accounts.search(business.actor(), business.provider(), prefix, MAX_ACCOUNTS_PER_READING);
        if (page.size() < MAX_ACCOUNTS_PER_READING || prefix.length() >= 7) {
            page.forEach(account -> business.subscriber(account).ifPresent(found::add));
            return;
        }
        for (char next : nextCharacters(prefix)) {
            read(prefix + next, found);
        }
    }

    /** Names of the demo business are two letters, a hyphen and four digits. */
    private static List<Character> nextCharacters(String prefix) {
        return switch (prefix.length()) {
            case 1 ->
                "abcdefghijklmnopqrstuvwxyz".chars().mapToObj(c -> (char) c).toList();
            case 2 -> List.of('-');
            default -> "0123456789".chars().mapToObj(c -> (char) c).toList();
        };
    }
}
