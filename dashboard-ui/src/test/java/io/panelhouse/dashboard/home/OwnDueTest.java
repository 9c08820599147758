package io.panelhouse.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.account.DueAccount;
import io.panelhouse.panel.account.DueDay;
import io.panelhouse.panel.account.DueList;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnDueTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void accountsOfResellersBelowPayFromTheirOwnWallets() {
        OwnDue due = OwnDue.of(list(3, account(117, 1, 3), account(204, 1, 12), account(117, 2, 1)), scope(117, 204));

        assertThat(due.credits()).isEqualByComparingTo("4");
        assertThat(due.complete()).isTrue();
        assertThat(due.shortFrom(new BigDecimal(3))).hasValue(TODAY.plusDays(2));
        assertThat(due.shortFrom(new BigDecimal(4))).isEmpty();
    }

    @Test
    void aListThatWasCutGivesAtLeastThisMuch() {
        assertThat(OwnDue.of(list(2_000, account(117, 1, 3)), scope(117, 204)).complete())
                .isFalse();
    }

    private static DueList list(long accounts, DueAccount... soonest) {
        List<DueDay> days = TODAY.datesUntil(TODAY.plusDays(8))
                .map(day -> new DueDay(day, 0, BigDecimal.ZERO))
                .toList();
        return new DueList(NOW, NOW, LONDON, accounts, BigDecimal.TEN, days, List.of(soonest));
    }

    private static DueAccount account(long reseller, int days, int credits) {
        return new DueAccount(
                new AccountId(reseller * 10 + days),
                "a-" + reseller,
                new io.panelhouse.panel.ResellerId(reseller),
                "r",
                TODAY.plusDays(days).atTime(12, 0).atZone(LONDON).toInstant(),
                "M1",
                new BigDecimal(credits),
                null);
    }

    private static Scope scope(long own, long below) {
        return new Scope(new ResellerId(own), "rs", LONDON, List.of(new ResellerId(own), new ResellerId(below)));
    }
}
