package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One balance, many who spend it at once. */
class ParallelSpendIT {

    private static final int SPENDS = 10_000;
    private static final int BALANCE = 10_001;
    private static final int PRICE = 3;

    @Test
    @Tag("X2")
    @Tag("I3")
    void ofTenThousandParallelSpendsFromTwoPanelsExactlyAsManyAsAreCoveredSucceed() {
        try (TestBusiness business = new TestBusiness();
                Panel other = Panel.open(business.database.settings(), business.time)) {
            business.fund(business.north, BALANCE);

            List<CompletableFuture<Outcome>> answers = IntStream.range(0, SPENDS)
                    .mapToObj(i -> (i % 2 == 0 ? business.panel : other)
                            .ledger()
                            .submit(new CreateAccount(business.asNorth, "k" + i, business.north, "s" + i, null, "M3")))
                    .toList();

            assertThat(answers.stream().map(CompletableFuture::join).filter(Outcome.Done.class::isInstance))
                    .hasSize(BALANCE / PRICE);
            assertThat(business.balance(business.north)).isEqualByComparingTo(Integer.toString(BALANCE % PRICE));
            assertThat(business.count("SELECT count(*) FROM panel.account")).isEqualTo(BALANCE / PRICE);
            LedgerInvariants.assertHold(business);
        }
    }
}
