package io.panelhouse.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.TestBusiness;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class FactsTileIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S25")
    void aMonthAsksForWeeklyChecks() {
        assertThat(facts("M1")).contains("Weekly renewal checks").doesNotContain("Months left");
    }

    @Test
    @Tag("S26")
    void threeMonthsAskForAMonthlyReview() {
        assertThat(facts("M3")).contains("Monthly balance review");
    }

    @Test
    @Tag("S27")
    void sixMonthsAskForALargerTopUp() {
        assertThat(facts("M6")).contains("Larger top-up needed");
    }

    @Test
    @Tag("S28")
    void aYearShowsItsMonthsLeftAndNoMonthlyTask() {
        assertThat(facts("M12"))
                .contains("High upfront, minimal ongoing", "Months left12")
                .doesNotContain("Monthly");

        business.time.set("2026-12-15T12:00:00Z");
        assertThat(factsOf("mk-M12")).contains("Months left5");

        business.time.set("2027-05-20T12:00:00Z");
        assertThat(factsOf("mk-M12")).contains("Months leftless than 1 month");
    }

    @Test
    void aTrialAsksForNothing() {
        assertThat(facts("TRIAL")).doesNotContain("Routine");
    }

    private String facts(String code) {
        business.fund(business.north, 12);
        business.created(business.north, "mk-" + code, code);
        return factsOf("mk-" + code);
    }

    private String factsOf(String name) {
        AccountId account = business.panel
                .accounts()
                .findByName(business.asNorth, business.north, name)
                .orElseThrow()
                .id();
        FactsTile tile = new FactsTile();
        tile.show(
                business.panel.accounts().details(business.asNorth, account).orElseThrow(),
                business.panel.diagnoses().facts(business.asNorth, account).orElseThrow(),
                new Formats(ZoneId.of("Europe/Berlin"), business.time),
                null);
        return tile.getElement().getTextRecursively();
    }
}
