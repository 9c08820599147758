package io.panelhouse.dashboard.tour;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.KeptOperator;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.TestBusiness;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first weeks of an operator, whose choices are kept in the database. */
@ViewPackages(packages = "io.panelhouse.dashboard.live")
class TourIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();
    private final KeptOperator nora = new KeptOperator(business, business.asNorth, business.north, Role.OWNER);
    private int accounts;

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S69")
    void itIsOfferedForFourteenDays() {
        assertThat(tour().isVisible()).isTrue();
        business.time.advance(Duration.ofDays(14).minusSeconds(1));
        assertThat(tour().isVisible()).isTrue();

        business.time.advance(Duration.ofSeconds(1));

        assertThat(tour().isVisible()).isFalse();
    }

    @Test
    @Tag("S69")
    void whoDismissesItIsNotAskedAgain() {
        Tour tour = tour();
        test(find(NativeButton.class)
                        .withCondition(
                                button -> "No tour".equals(button.getElement().getAttribute("aria-label")))
                        .single())
                .click();

        assertThat(tour.isVisible()).isFalse();
        assertThat(tour().isVisible()).isFalse();
        assertThat(business.text("SELECT operator || ' ' || value FROM panel.preference WHERE name = 'tour'"))
                .isEqualTo("nora over");
    }

    @Test
    @Tag("S69")
    void itLeadsFromTileToTileWithDefinitionAndMetric() {
        tour();
        test(find(Button.class).withText("Show me round").single()).click();
        assertThat(find(Anchor.class).withText("Metric M16").single().getHref()).isEqualTo("metrics?m=M16");
        test(find(Button.class).withText("Next").single()).click();
        assertThat(find(Anchor.class).withText("Metric M17").single().getHref()).isEqualTo("metrics?m=M17");

        test(find(Button.class).withText("Done").single()).click();

        assertThat(tour().isVisible()).isFalse();
    }

    @Test
    @Tag("S70")
    void afterFourWeeksTheCreditHistoryIsToldOnce() {
        business.fund(business.north, 100);
        for (int day = 0; day < 28; day++) {
            assertThat(notice().isVisible()).as("day " + day).isFalse();
            for (int i = 0; i < (day % 7 == 4 ? 3 : 1); i++) {
                business.created(business.north, "acc-" + accounts++, "M1");
            }
            business.time.advance(Duration.ofDays(1));
        }

        HistoryNotice notice = notice();
        assertThat(notice.isVisible()).isTrue();
        assertThat(notice.sentence())
                .isEqualTo("Your average week is 9 credits; peak day is Friday; your buffer covers 49 days.");

        test(find(Button.class).withText("Got it").single()).click();
        assertThat(notice.isVisible()).isFalse();
        assertThat(notice().isVisible()).isFalse();
    }

    private Tour tour() {
        Tile due = new Tile("Due", "Accounts that end. M16");
        Tile online = new Tile("Online", "Who watches. M17");
        Tour tour = new Tour(
                nora,
                business.time,
                List.of(
                        new Tour.Stop(due, "Due", "Accounts that end. M16"),
                        new Tour.Stop(online, "Online", "Who watches. M17")));
        UI.getCurrent().removeAll();
        UI.getCurrent().add(tour);
        return tour;
    }

    private HistoryNotice notice() {
        HistoryNotice notice = new HistoryNotice(nora, business.panel.creditHistory());
        notice.show(new Formats(nora.scope().zone(), business.time, Language.ENGLISH));
        UI.getCurrent().removeAll();
        UI.getCurrent().add(notice);
        return notice;
    }
}
