package io.panelhouse.panel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.operation.OperationKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S23")
class LedgerSearchIT {

    private final TestBusiness business = new TestBusiness();
    private final LedgerSearch search = business.panel.ledgerSearch();

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void theNewestRowIsTheBalanceAndAllRowsSumToIt() {
        sellSome();
        BigDecimal balance = business.panel.ledger().balance(business.asNorth, business.north);

        List<LedgerEntry> rows = search.page(business.asNorth, LedgerFilter.all(business.north), 0, 1_000);

        assertThat(rows).hasSize(6).hasSize(search.count(business.asNorth, LedgerFilter.all(business.north)));
        assertThat(rows.getFirst().balanceAfter()).isEqualTo(balance).isEqualTo(new BigDecimal("15.0000"));
        assertThat(rows.stream().map(LedgerEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(balance);
        for (int i = 0; i + 1 < rows.size(); i++) {
            assertThat(rows.get(i).balanceAfter().subtract(rows.get(i).amount()))
                    .isEqualTo(rows.get(i + 1).balanceAfter());
        }
    }

    @Test
    void eachFilterKeepsWhatItNames() {
        Instant before = sellSome();

        assertThat(names(filter(null, null, "mk", null, null))).containsExactly("mk-3", "MK-2", "mk-1");
        assertThat(names(filter(null, "M3", null, null, null))).containsExactly("MK-2");
        assertThat(names(filter(OperationKind.ACTIVATE, null, null, "PAULA", before)))
                .containsExactly("wd-4", "mk-3");
        assertThat(names(filter(OperationKind.TRANSFER, null, null, null, null)))
                .hasSize(2);
        assertThat(names(new LedgerFilter(business.north, OperationKind.ACTIVATE, null, null, null, null, before)))
                .containsExactly("MK-2", "mk-1");
        assertThat(names(filter(null, null, null, "nobody", null))).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGaps() {
        sellSome();
        List<Long> paged = new ArrayList<>();
        for (int offset = 0; offset < 6; offset += 2) {
            search.page(business.asNorth, LedgerFilter.all(business.north), offset, 2)
                    .forEach(entry -> paged.add(entry.entrySequence()));
        }
        List<Long> streamed = new ArrayList<>();

        search.forEach(
                business.asNorth, LedgerFilter.all(business.north), entry -> streamed.add(entry.entrySequence()));

        assertThat(paged).containsExactly(6L, 5L, 4L, 3L, 2L, 1L).isEqualTo(streamed);
    }

    @Test
    @Tag("S43")
    void aWalletOutsideTheSubtreeIsRefused() {
        for (ResellerId other : List.of(business.north, business.provider, business.northEast)) {
            assertThatThrownBy(() -> search.page(business.asSouth, LedgerFilter.all(other), 0, 50))
                    .isInstanceOf(AccessRefusedException.class);
            assertThatThrownBy(() -> search.count(business.asSouth, LedgerFilter.all(other)))
                    .isInstanceOf(AccessRefusedException.class);
        }
    }

    /** Six entries of north; answers the moment between the two halves of its sales. */
    private Instant sellSome() {
        business.fund(business.north, 12);
        business.created(business.north, "mk-1", "M1");
        business.created(business.north, "MK-2", "M3");
        business.time.advance(Duration.ofHours(1));
        Instant between = business.time.instant();
        business.fund(business.north, 9);
        business.created(business.north, "mk-3", "M1");
        business.created(business.north, "wd-4", "M1");
        return between;
    }

    private LedgerFilter filter(
            @Nullable OperationKind kind,
            @Nullable String code,
            @Nullable String account,
            @Nullable String operator,
            @Nullable Instant from) {
        return new LedgerFilter(business.north, kind, code, account, operator, from, null);
    }

    private List<String> names(LedgerFilter filter) {
        return search.page(business.asNorth, filter, 0, 100).stream()
                .map(entry -> String.valueOf(entry.accountName()))
                .toList();
    }
}
