package io.panelhouse.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.KeptOperator;
import io.panelhouse.panel.TestBusiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class MonthlyReviewIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();
    private final KeptOperator nora = new KeptOperator(business, business.asNorth, business.north, Role.OWNER);

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S26")
    void accountsOfThreeMonthsMakeItATaskOfEachMonth() {
        business.fund(business.north, 20);
        business.created(business.north, "mk-3", "M3");
        assertThat(review().isVisible()).isTrue();

        review().open();
        test(find(Button.class).withText("Done for this month").single()).click();

        assertThat(review().isVisible()).isFalse();
        business.time.set("2026-07-01T12:00:00Z");
        assertThat(review().isVisible()).isTrue();
    }

    @Test
    @Tag("S28")
    void accountsOfAYearMakeNoMonthlyTask() {
        business.fund(business.north, 24);
        business.created(business.north, "mk-12", "M12");
        business.created(business.northEast, "below", "TRIAL");

        assertThat(review().isVisible()).isFalse();
    }

    @Test
    @Tag("S27")
    void itSetsTheBalanceBesideEachMonthAndNamesLargerTopUps() {
        business.fund(business.north, 30);
        business.created(business.north, "mk-1", "M1");
        business.created(business.north, "mk-3", "M3");
        business.created(business.north, "mk-6", "M6");
        business.time.set("2026-10-10T12:00:00Z");
        business.created(business.north, "mk-33", "M3");

        Dialog dialog = review().open();

        assertThat(dialog.getElement().getTextRecursively())
                .contains("Balance now17 credits")
                .contains("October 20260 credits due, 17 left if all renew")
                .contains("December 20266 credits due, 11 left if all renew")
                .contains("Larger top-up needed1 renewal of 6 months, 6 credits, on Tue 1 Dec");
    }

    private MonthlyReview review() {
        MonthlyReview review =
                new MonthlyReview(nora, business.panel.accounts(), business.panel.ledger(), business.time);
        review.show(nora.scope());
        return review;
    }
}
