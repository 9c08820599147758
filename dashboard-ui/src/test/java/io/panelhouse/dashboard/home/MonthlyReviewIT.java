package io.panelhouse.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.TestBusiness;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class MonthlyReviewIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();
    private final Nora nora = new Nora(business);

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

    /** An owner whose choices are kept. */
    private record Nora(TestBusiness business, TreeOperator tree) implements CurrentOperator {

        Nora(TestBusiness business) {
            this(business, new TreeOperator(business.asNorth, business.north, business.panel.resellers(), Role.OWNER));
        }

        @Override
        public String name() {
            return tree.name();
        }

        @Override
        public Role role() {
            return tree.role();
        }

        @Override
        public Actor actor() {
            return tree.actor();
        }

        @Override
        public Scope home() {
            return tree.home();
        }

        @Override
        public Scope scope() {
            return tree.scope();
        }

        @Override
        public void choose(ResellerId reseller) {
            tree.choose(reseller);
        }

        @Override
        public List<Scope> choices() {
            return tree.choices();
        }

        @Override
        public Map<String, String> preferences() {
            return business.panel.preferences().of(actor());
        }

        @Override
        public void prefer(String name, @Nullable String value) {
            business.panel.preferences().keep(actor(), name, value);
        }
    }
}
