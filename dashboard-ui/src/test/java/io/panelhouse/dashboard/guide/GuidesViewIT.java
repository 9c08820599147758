package io.panelhouse.dashboard.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.device.DeviceKind;
import io.panelhouse.panel.guide.GuideCoverage.SeenType;
import io.panelhouse.panel.session.SignInRequest;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S47")
@ViewPackages(packages = "io.panelhouse.dashboard.live")
class GuidesViewIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();
    private int accounts;

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void theShareIsSaidWithEveryTypeThatHasNoGuide() {
        business.fund(business.north, 100);
        seen("MAG", 15);
        seen("AFTMM", 6);
        seen("Roku Express", 3);
        seen("TVIP 605", 1);
        GuidesView page = open();

        assertThat(text(Span.class, "ph-figure")).isEqualTo("84\u00a0%");
        assertThat(page.getElement().getTextRecursively()).contains("guides cover 21 of 25 devices seen in 30 days");
        assertThat(text(Paragraph.class, "ph-uncovered")).isEqualTo("2 types have no guide: Roku Express, TVIP 605.");
        @SuppressWarnings("unchecked")
        Grid<SeenType> grid = find(Grid.class).single();
        assertThat(test(grid).getCellText(1, 2)).isEqualTo("Fire TV, shipped");
        assertThat(test(grid).getCellText(2, 2)).isEqualTo("None");

        GuideTile guide = find(GuideTile.class).single();
        assertThat(guide.words().getLabel()).isEqualTo("Guide: Roku Express");
        test(guide.words()).setValue("Add the channel, then sign in as {name}.");
        test(find(Button.class).withText("Save as your own").single()).click();

        assertThat(text(Span.class, "ph-figure")).isEqualTo("96\u00a0%");
        assertThat(text(Paragraph.class, "ph-uncovered")).isEqualTo("One type has no guide: TVIP 605.");
        test(find(Button.class).withText("Back to the shipped one").single()).click();
        assertThat(text(Span.class, "ph-figure")).isEqualTo("84\u00a0%");
    }

    @Test
    void aPlaceThatThereIsNotIsSaid() {
        business.fund(business.north, 10);
        seen("MAG", 1);
        open();
        GuideTile guide = find(GuideTile.class).single();

        test(guide.words()).setValue("Hello {nobody}");
        test(find(Button.class).withText("Save as your own").single()).click();

        assertThat(guide.words().isInvalid()).isTrue();
        assertThat(guide.words().getErrorMessage()).startsWith("Invalid words: {nobody} is no place;");
    }

    @Test
    void everyKindHasAGuideOfItsOwnInEveryLanguage() {
        for (Language language : Language.values()) {
            Set<String> said = new HashSet<>();
            for (DeviceKind kind : DeviceKind.values()) {
                said.add(
                        ShippedGuide.of(kind.name().replace('_', ' '), language).words());
            }
            said.add(ShippedGuide.of(null, language).words());

            assertThat(said)
                    .hasSize(DeviceKind.values().length + 1)
                    .allSatisfy(words -> assertThat(words).contains("{name}"));
        }
    }

    private <C extends com.vaadin.flow.component.Component & com.vaadin.flow.component.HasText> String text(
            Class<C> type, String styled) {
        return find(type).withClassName(styled).single().getText();
    }

    private GuidesView open() {
        GuidesView page = new GuidesView(
                new TreeOperator(business.asNorth, business.north, business.panel.resellers(), Role.OWNER),
                business.panel.guides(),
                business.time);
        UI.getCurrent().removeAll();
        UI.getCurrent().add(page);
        return page;
    }

    private void seen(String type, int times) {
        for (int i = 0; i < times; i++) {
            String name = "acc-" + accounts++;
            business.created(business.north, name, "M1");
            business.panel
                    .signIns()
                    .attempt(new SignInRequest(business.north, name, "secret of " + name, "dev-" + name, type, null));
        }
    }
}
