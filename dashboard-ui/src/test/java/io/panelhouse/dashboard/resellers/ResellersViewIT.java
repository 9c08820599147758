package io.panelhouse.dashboard.resellers;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.report.TreeRow;
import io.panelhouse.panel.report.TreeSums;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
@Tag("S58")
class ResellersViewIT extends BrowserlessTest {

    private static final TestBusiness BUSINESS = new TestBusiness();

    @BeforeAll
    static void sell() {
        BUSINESS.fund(BUSINESS.north, 30);
        BUSINESS.fund(BUSINESS.northEast, 20);
        BUSINESS.fund(BUSINESS.south, 10);
        BUSINESS.created(BUSINESS.north, "n-1", "M3");
        BUSINESS.created(BUSINESS.northEast, "e-1", "M1");
        BUSINESS.created(BUSINESS.northEast, "e-2", "M1");
    }

    @AfterAll
    static void close() {
        BUSINESS.close();
    }

    @Test
    void aParentShowsItsOwnAndAllBelow() {
        ResellerGrid grid = shown("", true);

        assertThat(cells(grid, 1)).containsExactly("55", "45", "18", "10");
        assertThat(cells(shown("", false), 1)).containsExactly("0", "27", "18", "10");
        for (TreeRow parent : rows()) {
            TreeSums sum = rows().stream()
                    .filter(row -> parent.id().equals(row.parentId()))
                    .map(TreeRow::subtree)
                    .reduce(parent.own(), TreeSums::plus);
            assertThat(parent.subtree()).as(parent.name()).isEqualTo(sum);
        }
    }

    @Test
    void aSearchKeepsThoseAboveWhatItFinds() {
        assertThat(names(shown("EAST", true))).containsExactly("acme", "north", "north-east");
    }

    @Test
    @Tag("S43")
    void anotherSubtreeIsNotThere() {
        assertThat(BUSINESS.panel.treeReport().of(BUSINESS.asSouth, BUSINESS.south).stream()
                        .map(TreeRow::name))
                .containsExactly("south");
    }

    private static List<TreeRow> rows() {
        return BUSINESS.panel.treeReport().of(BUSINESS.asProvider, BUSINESS.provider);
    }

    private static ResellerGrid shown(String named, boolean whole) {
        ResellerGrid grid = new ResellerGrid(BUSINESS.asProvider, row -> {}, row -> {});
        UI.getCurrent().add(grid);
        grid.show(
                rows(),
                named,
                whole,
                LocalDate.of(2026, 5, 5),
                new Formats(ZoneOffset.UTC, BUSINESS.time, Language.ENGLISH));
        grid.expandRecursively(grid.getTreeData().getRootItems(), 9);
        return grid;
    }

    private List<String> cells(ResellerGrid grid, int column) {
        return IntStream.range(0, test(grid).size())
                .mapToObj(row -> test(grid).getCellText(row, column))
                .toList();
    }

    private List<String> names(ResellerGrid grid) {
        return IntStream.range(0, test(grid).size())
                .mapToObj(row -> test(grid).getRow(row).name())
                .toList();
    }
}
