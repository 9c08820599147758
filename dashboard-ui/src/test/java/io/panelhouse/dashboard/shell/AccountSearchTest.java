package io.panelhouse.dashboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import io.panelhouse.dashboard.BusinessDouble;
import io.panelhouse.dashboard.FixedOperator;
import io.panelhouse.dashboard.live.FixedFeed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class AccountSearchTest extends BrowserlessTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");

    private final InstantSource clock = InstantSource.fixed(NOW);
    private final BusinessDouble business = new BusinessDouble(117, NOW, 96);
    private final FixedOperator operator = new FixedOperator(117);

    @Test
    void showsNameStatusAndEndOfEachAccountThatBeginsSo() {
        business.account("mk-2041", NOW.plus(Duration.ofHours(2)), "M1");
        business.account("mk-2058", NOW.plus(Duration.ofDays(2)), "M1");
        business.account("tb-0077", NOW.plus(Duration.ofDays(2)), "M1");

        String found = search("mk");

        assertThat(found)
                .contains("mk-2041", "Expiring", "rs-117, ends Today 11:14", "mk-2058", "ends Wed 25 Nov, 09:14")
                .doesNotContain("tb-0077");
    }

    @Test
    void saysThatNoAccountBeginsSo() {
        assertThat(search("zz")).isEqualTo("No account begins with zz.");
    }

    @Test
    void saysThatItDidNotAnswer() {
        business.fail(new IllegalStateException("away"));

        assertThat(search("mk")).startsWith("The search did not answer. Try again. Ref. ");
    }

    private String search(String prefix) {
        Desk desk = new Desk(operator, business, business, new FixedFeed(), clock);
        AccountSearch search =
                new AccountSearch(operator, business, new Renewal(operator, desk, business, business, clock), clock);
        UI.getCurrent().add(search);
        search.field().setValue(prefix);
        search.find();
        assertThat(search.results().isOpened()).isTrue();
        return search.results().getElement().getTextRecursively();
    }
}
