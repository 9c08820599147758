package io.panelhouse.panel.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of resellers with sums: a provider, north with north-east below it, and south. */
@Tag("S58")
class TreeReportIT {

    private static final TestBusiness BUSINESS = new TestBusiness();
    private static final TreeReport REPORT = BUSINESS.panel.treeReport();

    @BeforeAll
    static void sell() {
        BUSINESS.fund(BUSINESS.north, 100);
        BUSINESS.fund(BUSINESS.south, 40);
        BUSINESS.panel
                .ledger()
                .apply(new Transfer(
                        BUSINESS.asNorth,
                        TestBusiness.newKey(),
                        BUSINESS.north,
                        BUSINESS.northEast,
                        new BigDecimal(30)))
                .orThrow();
        BUSINESS.created(BUSINESS.north, "old", "M1");
        BUSINESS.time.advance(Duration.ofDays(29));
        BUSINESS.created(BUSINESS.north, "n-1", "M3");
        BUSINESS.created(BUSINESS.northEast, "e-1", "M1");
        BUSINESS.created(BUSINESS.northEast, "e-2", "TRIAL");
        BUSINESS.created(BUSINESS.south, "s-1", "M6");
    }

    @AfterAll
    static void close() {
        BUSINESS.close();
    }

    @Test
    void eachRowSaysWhatIsItsOwnAndWhatIsBelow() {
        List<TreeRow> rows = REPORT.of(BUSINESS.asProvider, BUSINESS.provider);

        assertThat(rows)
                .containsExactly(
                        row(BUSINESS.provider, null, "acme", 0, sums(0, 0, 0, 0), sums(129, 5, 1, 10)),
                        row(BUSINESS.north, BUSINESS.provider, "north", 1, sums(66, 2, 1, 3), sums(95, 4, 1, 4)),
                        row(BUSINESS.northEast, BUSINESS.north, "north-east", 2, sums(29, 2, 0, 1), sums(29, 2, 0, 1)),
                        row(BUSINESS.south, BUSINESS.provider, "south", 1, sums(34, 1, 0, 6), sums(34, 1, 0, 6)));
    }

    @Test
    void aSubtreeIsTheOwnRowAndTheSubtreesJustBelowIt() {
        List<TreeRow> rows = REPORT.of(BUSINESS.asProvider, BUSINESS.provider);

        for (TreeRow parent : rows) {
            TreeSums below = rows.stream()
                    .filter(child -> parent.id().equals(child.parentId()))
                    .map(TreeRow::subtree)
                    .reduce(TreeSums.NOTHING, TreeSums::plus);
            assertThat(parent.subtree()).isEqualTo(parent.own().plus(below));
        }
    }

    @Test
    void aRowIsTheSameWhoeverOfThoseAboveAsks() {
        TreeRow asked = REPORT.of(BUSINESS.asNorth, BUSINESS.north).getFirst();
        TreeRow fromAbove = REPORT.of(BUSINESS.asProvider, BUSINESS.provider).get(1);

        assertThat(asked.own()).isEqualTo(fromAbove.own());
        assertThat(asked.subtree()).isEqualTo(fromAbove.subtree());
        assertThat(asked.depth()).isZero();
    }

    @Test
    void aLongerTimeCountsWhatWasSoldBefore() {
        TreeRow north = REPORT.of(BUSINESS.asNorth, BUSINESS.north, 0, 30).getFirst();

        assertThat(north.own().consumed()).isEqualByComparingTo("4");
        assertThat(north.own().due()).isZero();
    }

    @Test
    void itAgreesWithTheOtherReadings() {
        TreeRow acme = REPORT.of(BUSINESS.asProvider, BUSINESS.provider).getFirst();
        Actor paula = BUSINESS.asProvider;

        assertThat(acme.subtree().active()).isEqualTo(BUSINESS.panel.accounts().countActive(paula, BUSINESS.provider));
        assertThat(acme.subtree().due())
                .isEqualTo(BUSINESS.panel
                        .accounts()
                        .due(paula, BUSINESS.provider, 7, 0)
                        .accounts());
        assertThat(acme.subtree().balance())
                .isEqualByComparingTo(BUSINESS.panel.ledger().balances(paula, BUSINESS.provider).values().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void itIsHiddenFromOthers() {
        assertThatThrownBy(() -> REPORT.of(BUSINESS.asSouth, BUSINESS.north))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot read reseller " + BUSINESS.north + ": it is not in your tree");
    }

    private static TreeRow row(
            ResellerId id, @Nullable ResellerId parent, String name, int depth, TreeSums own, TreeSums subtree) {
        return new TreeRow(id, parent, name, depth, false, own, subtree);
    }

    private static TreeSums sums(int balance, long active, long due, int consumed) {
        return new TreeSums(
                BigDecimal.valueOf(balance).setScale(4),
                active,
                due,
                BigDecimal.valueOf(consumed).setScale(4));
    }
}
