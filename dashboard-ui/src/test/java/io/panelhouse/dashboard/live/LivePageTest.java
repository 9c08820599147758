package io.panelhouse.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import io.panelhouse.event.ResellerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
@Tag("U2")
class LivePageTest extends BrowserlessTest {

    private static final ResellerId MINE = new ResellerId(1);

    private final List<String> shown = new ArrayList<>();
    private final LiveBell bell = new LiveBell(Runnable::run, () -> {});

    @Test
    void whatBecomesDueWhileThePageIsBusyWaitsOnceAndIsShownOnce() {
        Runnable balance = LivePage.part(UI.getCurrent(), () -> shown.add("balance"));

        balance.run();
        balance.run();
        balance.run();
        assertThat(VaadinSession.getCurrent().getPendingAccessQueue()).hasSize(1);
        assertThat(shown).isEmpty();

        giveTheLockBack();
        assertThat(shown).containsExactly("balance");
        balance.run();
        giveTheLockBack();
        assertThat(shown).containsExactly("balance", "balance");
    }

    @Test
    void thePartsOfAPageThatOneChangeMovesAreShownInOneGo() {
        bell.subscribe(List.of(MINE), LivePage.part(UI.getCurrent(), () -> shown.add("bar")));
        bell.subscribe(List.of(MINE, new ResellerId(2)), LivePage.part(UI.getCurrent(), () -> shown.add("home")));

        bell.changed(MINE);
        bell.ring(Instant.parse("2026-11-23T09:14:22Z"));
        assertThat(VaadinSession.getCurrent().getPendingAccessQueue()).hasSize(1);

        giveTheLockBack();
        assertThat(shown).containsExactlyInAnyOrder("bar", "home");
    }

    @Test
    void aPartThatFailsKeepsNoOtherFromBeingShown() {
        Runnable broken = LivePage.part(UI.getCurrent(), () -> {
            throw new IllegalStateException("broken");
        });
        Runnable sound = LivePage.part(UI.getCurrent(), () -> shown.add("sound"));
        List<Throwable> told = new ArrayList<>();
        VaadinSession.getCurrent().setErrorHandler(error -> told.add(error.getThrowable()));

        broken.run();
        sound.run();
        giveTheLockBack();

        assertThat(shown).containsExactly("sound");
        assertThat(told).hasSize(1);
    }

    private static void giveTheLockBack() {
        VaadinSession session = VaadinSession.getCurrent();
        session.unlock();
        session.lock();
    }
}
