package io.panelhouse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a reseller does every day, in a real browser over a real database; clicks and time are counted. */
class DeskIT {

    private static final String BOX = "00:1A:79:3B:10:44";
    private static final String OTHER_BOX = "00:1A:79:5C:2E:9F";
    private static final int MOST_CLICKS = 3;

    private static BrowserDesk desk;
    private static Page page;

    private int clicks;

    @BeforeAll
    static void start() {
        desk = BrowserDesk.open(30);
        for (int i = 1; i <= 20; i++) {
            desk.sell("bulk-%02d".formatted(i), "M1");
        }
        page = desk.window(1366, 768);
        page.navigate("/");
        BrowserDesk.signIn(page, "rs-117");
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
        }
    }

    @BeforeEach
    void home() {
        page.navigate("/");
        page.locator(".ph-due-grid a.ph-name").first().waitFor();
        clicks = 0;
    }

    @Test
    @Tag("S4")
    void anAccountIsCreatedFromHome() {
        Journal before = Journal.now();
        click(page.locator(".ph-create").getByLabel("Username"));
        page.keyboard().type("daily-0001");
        page.keyboard().press("Tab");
        page.keyboard().type("a secret");
        click(button(page.locator(".ph-create"), "Create"));
        page.getByText("Account daily-0001 is active").first().waitFor();

        assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
        assertThat(desk.find("daily-0001").status()).isEqualTo(AccountStatus.ACTIVE);
        before.oneOperation("ACTIVATE", 2);
    }

    @Test
    @Tag("S4")
    void anAccountIsRenewedFromHome() {
        Journal before = Journal.now();
        String name = page.locator(".ph-due-grid a.ph-name").first().innerText();
        click(page.locator(".ph-due-grid").getByLabel("Renew " + name));
        click(page.locator(".ph-preview-foot vaadin-button[theme~=primary]"));
        page.getByText("Renewed " + name + " for ").first().waitFor();

        assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
        before.oneOperation("RENEW", 2);
    }

    @Test
    @Tag("S4")
    void anAccountIsSuspendedFromHome() {
        Journal before = Journal.now();
        Locator last = page.locator(".ph-due-grid a.ph-name").nth(1);
        String name = last.innerText();
        click(last);
        click(button(page.locator(".ph-head"), "Suspend"));
        page.locator(".ph-head .ph-chip").getByText("Suspended").waitFor();

        assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
        assertThat(desk.find(name).status()).isEqualTo(AccountStatus.SUSPENDED);
        before.oneOperation("SUSPEND", 0);
    }

    @Test
    @Tag("S4")
    void creditsGoToASubResellerFromHome() {
        Journal before = Journal.now();
        BigDecimal below = desk.panel.ledger().balance(BrowserDesk.HOUSE, desk.business.below);
        click(button(page.locator(".ph-head"), "Move credits"));
        click(page.locator(".ph-preview").getByLabel("Credits"));
        page.keyboard().type("5");
        click(button(page.locator(".ph-preview"), "Pass on 5 credits"));
        page.getByText("Moved 5 credits.").first().waitFor();

        assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
        assertThat(desk.panel.ledger().balance(BrowserDesk.HOUSE, desk.business.below))
                .isEqualByComparingTo(below.add(BigDecimal.valueOf(5)));
        before.oneOperation("TRANSFER", 2);
    }

    @Test
    @Tag("S15")
    void anAccountIsCreatedByKeyboardAloneInUnderTenSeconds() {
        for (String start : List.of("/", "/accounts")) {
            String name = "kb-" + start.length();
            page.navigate(start);
            page.locator(start.equals("/") ? ".ph-create" : ".ph-accounts-grid").waitFor();
            long began = System.nanoTime();

            page.keyboard().press("n");
            page.locator(".ph-create, .ph-create-panel")
                    .locator("vaadin-text-field[focused]")
                    .first()
                    .waitFor();
            page.keyboard().type(name);
            page.keyboard().press("Tab");
            page.keyboard().type("secret-1");
            page.keyboard().press("Enter");
            page.getByText("Account " + name + " is active").first().waitFor();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).as(start).isLessThan(Duration.ofSeconds(10));
            assertThat(desk.find(name).status()).as(start).isEqualTo(AccountStatus.ACTIVE);
        }
    }

    @Test
    @Tag("S15")
    void aNewAccountHasFourFieldsAndATakenNameIsAnsweredWithOneThatIsFree() {
        desk.sell("mk-9041", "M1");
        page.navigate("/accounts");
        page.locator(".ph-accounts-grid").waitFor();
        page.keyboard().press("n");
        Locator panel = page.locator(".ph-create-panel");
        panel.waitFor();

        assertThat(panel.locator("vaadin-text-field > label").allInnerTexts())
                .containsExactly("Username", "Password", "Device id, optional");
        assertThat(panel.getByRole(AriaRole.GROUP).count()).isEqualTo(1);

        page.keyboard().type("mk-9041");
        page.keyboard().press("Tab");

        page.getByText("The name mk-9041 is taken. mk-9041b is free.").waitFor();
    }

    @Test
    @Tag("S5")
    @Tag("S46")
    void twentyAccountsAreRenewedAtOnceAndTakenBack() {
        page.navigate("/accounts?q=bulk-&sort=name");
        page.locator(".ph-accounts-grid").getByText("bulk-20").waitFor();
        BigDecimal before = balance();

        click(page.locator(".ph-accounts-grid vaadin-checkbox"));
        click(page.locator(".ph-bulk").getByText("Renew 20…"));
        page.locator(".ph-panel").getByText("Renew 20 accounts").waitFor();
        assertThat(page.locator(".ph-payer").innerText())
                .contains(
                        before.toBigInteger().toString(),
                        before.subtract(BigDecimal.valueOf(20)).toBigInteger().toString());
        page.keyboard().press("Control+Enter");
        page.getByText("Renewed 20 accounts for 20 credits.").first().waitFor();

        assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
        assertThat(balance()).isEqualByComparingTo(before.subtract(BigDecimal.valueOf(20)));
        assertThat(desk.count("""
                        SELECT count(DISTINCT operation_id) FROM journal.operation
                         WHERE batch = (SELECT batch FROM journal.operation ORDER BY sequence DESC LIMIT 1)""")).isEqualTo(20);

        page.locator(".ph-undo-button").click();
        page.getByText("20 of 20 taken back.").first().waitFor();
        assertThat(balance()).isEqualByComparingTo(before);
    }

    @Test
    @Tag("S5")
    void aSlashFindsAnAccountFromAnyPage() {
        for (String address : List.of("/", "/accounts", "/credits", "/resellers", "/settings")) {
            page.navigate(address);
            page.locator(".ph-head").first().waitFor();

            page.keyboard().press("/");

            page.locator(".ph-search vaadin-text-field[focused]").waitFor();
        }
        page.keyboard().type("bulk-07");
        page.keyboard().press("Enter");
        page.locator(".ph-head h1").getByText("bulk-07").waitFor();
    }

    @Test
    @Tag("S60")
    @Tag("S59")
    @Tag("S11")
    void worksOnOneDeviceButNotAnotherIsSolvedFromTheFailedAttempt() {
        desk.sell("two-boxes", "M1");
        assertThat(attempt(BOX)).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(attempt(OTHER_BOX)).isEqualTo(SignInOutcome.DEVICE_MISMATCH);
        long began = System.nanoTime();

        page.keyboard().press("/");
        page.keyboard().type("two-boxes");
        page.keyboard().press("Enter");
        page.getByText("Blocked by the device lock.").first().waitFor();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        click(button(page.locator(".ph-log"), "Lock to this device"));
        page.getByText("Locked to " + OTHER_BOX).first().waitFor();

        assertThat(attempt(OTHER_BOX)).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        assertThat(desk.text("""
                        SELECT concat_ws(' ', operator, kind, device_before, device_after) FROM journal.device_lock
                         ORDER BY sequence DESC LIMIT 1""")).isEqualTo("rs-117 LOCKED_TO " + BOX + " " + OTHER_BOX);
    }

    @Test
    @Tag("S66")
    void theDueAddressShowsAsManyRowsAsItSays() {
        for (String address : List.of("/due?days=7", "/expiring?days=7")) {
            page.navigate(address);
            Locator chip = page.locator(".ph-filter-chip[aria-pressed=true]");
            chip.waitFor();
            long due = desk.panel
                    .accounts()
                    .due(BrowserDesk.HOUSE, desk.business.reseller, 7, 0)
                    .accounts();

            assertThat(chip.innerText().replaceAll("\\s+", " ")).isEqualTo("Due in 7 days " + due);
        }
    }

    private void click(Locator target) {
        target.first().click();
        clicks++;
    }

    private static Locator button(Locator within, String words) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
    }

    private static BigDecimal balance() {
        return desk.panel.ledger().balance(BrowserDesk.HOUSE, desk.business.reseller);
    }

    private static SignInOutcome attempt(String device) {
        return desk.panel
                .signIns()
                .attempt(new SignInRequest(desk.business.reseller, "two-boxes", "a secret", device, "MAG", null))
                .outcome();
    }

    /** How far the journals had come. */
    private record Journal(long operations, long entries) {

        static Journal now() {
            return new Journal(
                    desk.count("SELECT count(*) FROM journal.operation"),
                    desk.count("SELECT count(*) FROM journal.ledger_entry"));
        }

        /** Since then one operation was journaled, with so many entries that sum to nothing, by the one signed in. */
        void oneOperation(String kind, int itsEntries) {
            Journal now = now();
            assertThat(now.operations - operations).isEqualTo(1);
            assertThat(now.entries - entries).isEqualTo(itsEntries);
            assertThat(desk.text("""
                            SELECT concat_ws(' ', o.kind, o.operator, count(e.sequence), coalesce(sum(e.amount), 0)::int)
                              FROM journal.operation o LEFT JOIN journal.ledger_entry e USING (operation_id)
                             GROUP BY o.sequence, o.kind, o.operator ORDER BY o.sequence DESC LIMIT 1""")).isEqualTo("%s rs-117 %d 0".formatted(kind, itsEntries));
        }
    }
}
