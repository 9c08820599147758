package io.panelhouse.dashboard.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.session.SignInRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class LogViewIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();
    private final TreeOperator nora =
            new TreeOperator(business.asNorth, business.north, business.panel.resellers(), Role.RESELLER);
    private final FixedFeed feed = new FixedFeed();

    @BeforeEach
    void sell() {
        business.fund(business.north, 20);
        business.fund(business.south, 20);
        business.create(business.north, "anna", "M1");
        business.create(business.north, "bert", "M1");
        business.create(business.south, "carl", "M1");
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S42")
    void aNewSignInComesInByItselfUntilTheReaderPauses() {
        LogView page = open();
        assertThat(rows(page)).isEmpty();

        attempt(business.north, "anna", "secret of anna", "00:1A:79:00:00:01");
        feed.signIn();
        runWhatWaitsForTheLock();
        assertThat(rows(page)).containsExactly("anna ACCEPTED 00:1A:79:00:00:01");

        test(page.pause()).click();
        attempt(business.north, "anna", "secret of anna", "00-1a-79-00-00-02");
        feed.signIn();
        runWhatWaitsForTheLock();
        assertThat(rows(page)).hasSize(1);

        test(page.pause()).click();
        assertThat(rows(page))
                .containsExactly("anna DEVICE_MISMATCH 00:1A:79:00:00:02", "anna ACCEPTED 00:1A:79:00:00:01");
    }

    @Test
    @Tag("S20")
    @Tag("S42")
    void theAddressHoldsTheFilters() {
        attempt(business.north, "anna", "secret of anna", "00:1A:79:00:00:01");
        attempt(business.north, "anna", "wrong", "00:1A:79:00:00:01");
        attempt(business.north, "bert", "wrong", "00:1A:79:00:00:03");
        attempt(business.north, "nobody", "wrong", null);
        LogView page = open();
        assertThat(rows(page)).hasSize(4);

        assertThat(shown(page, "account", "ANNA")).hasSize(2).allMatch(row -> row.startsWith("anna "));
        assertThat(shown(page, "device", "001a79000003")).containsExactly("bert WRONG_PASSWORD 00:1A:79:00:00:03");
        assertThat(shown(page, "outcome", "REFUSED")).hasSize(3);
        assertThat(shown(page, "outcome", "UNKNOWN_USER")).containsExactly("nobody UNKNOWN_USER -");
        assertThat(shown(page, "outcome", "NONSENSE")).hasSize(4);
        assertThat(shown(page, "to", "2001-01-01")).isEmpty();
        LogQuery asked = LogQuery.of(QueryParameters.simple(Map.of("account", "anna", "from", "2026-01-31")));
        assertThat(LogQuery.of(asked.parameters())).isEqualTo(asked);
    }

    @Test
    @Tag("S43")
    void otherTreesAreNotInTheLog() {
        attempt(business.south, "carl", "secret of carl", "00:1A:79:00:00:09");

        LogView page = open();

        assertThat(rows(page)).isEmpty();
        assertThat(shown(page, "account", "carl")).isEmpty();
    }

    private LogView open() {
        LogView page = new LogView(nora, business.panel.attempts(), feed, business.time, business.panel.audit());
        UI.getCurrent().add(page);
        page.show(LogQuery.ALL);
        return page;
    }

    private List<String> shown(LogView page, String name, String value) {
        page.show(LogQuery.of(QueryParameters.simple(Map.of(name, value))));
        return rows(page);
    }

    private List<String> rows(LogView page) {
        return IntStream.range(0, test(page.grid()).size())
                .mapToObj(row -> test(page.grid()).getRow(row))
                .map(attempt -> attempt.accountName() + " " + attempt.outcome() + " "
                        + (attempt.deviceId() == null ? "-" : attempt.deviceId().value()))
                .toList();
    }

    private void attempt(ResellerId door, String name, String secret, @Nullable String device) {
        business.time.advance(Duration.ofSeconds(1));
        business.panel.signIns().attempt(new SignInRequest(door, name, secret, device, "MAG", "203.0.113.7"));
    }

    private static void runWhatWaitsForTheLock() {
        VaadinSession session = VaadinSession.getCurrent();
        session.unlock();
        session.lock();
    }
}
