package io.panelhouse.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.dashboard.account.AnswerTile.Topic;
import io.panelhouse.dashboard.customer.CustomerWords;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountNotes;
import io.panelhouse.panel.account.AccountOperation;
import io.panelhouse.panel.account.ChangeQuote;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.ReportedAlert;
import io.panelhouse.panel.audit.AuditEntry;
import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.followup.FollowUpState;
import io.panelhouse.panel.message.MessageKind;
import io.panelhouse.panel.message.MessageTemplate;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.session.AttemptFilter;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class AccountViewIT extends BrowserlessTest {

    private static final TestBusiness BUSINESS = new TestBusiness();

    private final TreeOperator nora =
            new TreeOperator(BUSINESS.asNorth, BUSINESS.north, BUSINESS.panel.resellers(), Role.OWNER);
    private final Desk desk =
            new Desk(nora, BUSINESS.panel.accounts(), BUSINESS.panel.ledger(), new FixedFeed(), BUSINESS.time);
    private final CustomerWords customer = new CustomerWords(
            nora, BUSINESS.panel.messages(), BUSINESS.panel.guides(), BUSINESS.panel.settings(), BUSINESS.time);
    private final List<BigDecimal> guarded = new ArrayList<>();

    @BeforeAll
    static void fund() {
        BUSINESS.fund(BUSINESS.north, 500);
        BUSINESS.panel
                .settings()
                .change(
                        BUSINESS.asProvider,
                        BUSINESS.provider,
                        Map.of(Setting.FRACTIONAL_CREDITS, Optional.of("true")));
    }

    @AfterAll
    static void close() {
        BUSINESS.close();
    }

    @Test
    @Tag("S14")
    void thePreviewOfAPackageChangeIsWhatIsBooked() {
        AccountId account = sold("change-1", "M1");
        BUSINESS.time.advance(Duration.ofDays(11));
        AccountView page = open(account);
        ChangeQuote quote = BUSINESS.panel.accounts().quoteChange(BUSINESS.asNorth, account, "M6");

        PackageChange change = page.actions().change(details(account));
        Preview preview = change.open();
        change.choose(offer("M6"));

        Formats formats = new Formats(nora.home().zone(), BUSINESS.time, Language.ENGLISH);
        assertThat(preview.getElement().getTextRecursively())
                .contains(
                        "Price6 credits",
                        "Unused of the terms so far" + formats.credits(quote.unusedCredits()),
                        "To pay" + formats.credits(quote.price()),
                        formats.amount(quote.balance()) + " now, " + formats.amount(quote.balanceAfter())
                                + " left after",
                        "New end" + formats.dateTime(Objects.requireNonNull(quote.termEnd())));
        assertThat(balance()).isEqualTo(quote.balance());

        roundTrip();
        test(preview.confirm()).click();

        AccountOperation booked = details(account).operations().getFirst();
        assertThat(booked.amount()).isEqualTo(quote.price().negate());
        assertThat(booked.balanceAfter()).isEqualTo(quote.balanceAfter());
        assertThat(balance()).isEqualTo(quote.balanceAfter());
        assertThat(details(account).account().endsAt()).isEqualTo(quote.termEnd());
        assertThat(details(account).account().packageCode()).isEqualTo("M6");
        assertThat(guarded).containsExactly(quote.price());
    }

    @Test
    @Tag("S14")
    void aPriceThatMovedMeanwhileIsShownAgainBeforeItIsBooked() {
        AccountId account = sold("change-2", "M12");
        Preview preview = open(account).actions().change(details(account)).open();
        BUSINESS.time.advance(Duration.ofDays(60));
        BigDecimal before = balance();

        roundTrip();
        test(preview.confirm()).click();

        assertThat(preview.warning()).startsWith("The price or the balance moved while you looked.");
        assertThat(balance()).isEqualTo(before);

        ChangeQuote now = BUSINESS.panel.accounts().quoteChange(BUSINESS.asNorth, account, "M1");
        roundTrip();
        test(preview.confirm()).click();

        assertThat(now.price()).isNegative();
        assertThat(balance()).isEqualTo(now.balanceAfter());
    }

    @Test
    void whatCannotBeChangedIsSaidAndCannotBeConfirmed() {
        AccountId trial = sold("change-3", "TRIAL");

        Preview preview = open(trial).actions().change(details(trial)).open();

        assertThat(preview.warning()).endsWith("it is on trial; renew it instead");
        assertThat(preview.confirm().isEnabled()).isFalse();
    }

    @Test
    @Tag("S14")
    void anAccountMovesToTheResellerThatWasChosenAndNoCreditsMove() {
        AccountId account = sold("move-1", "M3");
        BigDecimal before = balance();
        AccountDetails sold = details(account);
        Handover move = open(account).actions().move(sold);
        Preview preview = move.open();
        assertThat(preview.confirm().isEnabled()).isFalse();

        move.to().setValue(nora.choices().get(1));

        assertThat(preview.getElement().getTextRecursively())
                .contains("Move to north-east", "north now, north-east after", "stays in the books of north");
        roundTrip();
        test(preview.confirm()).click();

        assertThat(details(account).account().resellerName()).isEqualTo("north-east");
        assertThat(details(account).account().endsAt()).isEqualTo(sold.account().endsAt());
        assertThat(balance()).isEqualTo(before);
    }

    @Test
    @Tag("S68")
    void contactsAreLinksWithTheResellersOwnWordsInTheAccountsLanguage() {
        AccountId account = sold("links-1", "M1");
        BUSINESS.panel
                .messages()
                .change(
                        BUSINESS.asNorth,
                        BUSINESS.north,
                        MessageKind.RENEWAL,
                        "de",
                        Optional.of(new MessageTemplate("Moin! {name} ({package}) läuft ab & wird {end} dunkel.")));
        BUSINESS.panel
                .accounts()
                .edit(
                        BUSINESS.asNorth,
                        account,
                        new AccountNotes(null, "anna+tv@example.com", "+49 (170) 900-123", "de"));

        AnswerTile answer = open(account).answer();
        answer.choose(Topic.RENEWAL);

        assertThat(answer.words()).startsWith("Moin! links-1 (1 Monat) läuft ab & wird ");
        List<String> links = answer.getChildren()
                .flatMap(part -> part.getChildren())
                .filter(Anchor.class::isInstance)
                .map(link -> ((Anchor) link).getHref())
                .toList();
        assertThat(links).hasSize(3);
        assertThat(links.get(0))
                .startsWith(
                        "https://wa.me/49170900123?text=Moin%21%20links-1%20%281%20Monat%29%20l%C3%A4uft%20ab%20%26");
        assertThat(links.get(1)).isEqualTo("tel:+49170900123");
        assertThat(links.get(2)).startsWith("mailto:anna%2Btv@example.com?body=Moin%21%20links-1");
        BUSINESS.panel.messages().change(BUSINESS.asNorth, BUSINESS.north, MessageKind.RENEWAL, "de", Optional.empty());
    }

    @Test
    @Tag("S19")
    void theDeviceLockIsExplainedInTheAccountsLanguage() {
        AccountId account = sold("lock-1", "M1");
        Set<String> said = new HashSet<>();
        for (Language language : Language.values()) {
            write(account, language.code());

            AnswerTile answer = open(account).answer();
            answer.choose(Topic.DEVICE_LOCK);

            assertThat(answer.words()).contains("lock-1").doesNotContain("{");
            said.add(answer.words());
        }
        assertThat(said).hasSize(Language.values().length);
        write(account, "pt-BR");
        assertThat(customer.language(details(account))).isEqualTo(Language.ENGLISH);
        write(account, null);
        BUSINESS.panel.settings().change(BUSINESS.asNorth, BUSINESS.north, Map.of(Setting.LANGUAGE, Optional.of("fr")));
        assertThat(customer.language(details(account))).isEqualTo(Language.FRENCH);
        BUSINESS.panel.settings().change(BUSINESS.asNorth, BUSINESS.north, Map.of(Setting.LANGUAGE, Optional.empty()));
    }

    @Test
    @Tag("S47")
    void theGuideForTheDeviceIsToldInTheAccountsLanguage() {
        AccountId account = sold("guide-1", "M1");
        assertThat(signIn("guide-1", "00:1A:79:3B:10:44")).isEqualTo(SignInOutcome.ACCEPTED);
        write(account, "de");

        AnswerTile answer = open(account).answer();
        answer.choose(Topic.SETUP);

        assertThat(answer.words())
                .startsWith("Schalten Sie die Box ein und öffnen Sie Einstellungen")
                .contains("Ihr Zugang heißt guide-1;");
    }

    @Test
    @Tag("S19")
    @Tag("S60")
    void aRefusedDeviceCanBeExplainedFromItsRow() {
        AccountId account = sold("lock-2", "M1");
        write(account, "it");
        assertThat(signIn("lock-2", "00:1A:79:3B:10:44")).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(signIn("lock-2", "00:1A:79:5C:2E:9F")).isEqualTo(SignInOutcome.DEVICE_MISMATCH);

        open(account);

        Button explain = find(Button.class)
                .withCondition(button -> button.hasClassName("ph-explain"))
                .single();
        assertThat(explain.getTooltip().getText()).isEqualTo(customer.say(MessageKind.DEVICE_LOCK, details(account)));
        assertThat(explain.getTooltip().getText()).startsWith("Buongiorno, il suo abbonamento lock-2");
    }

    @Test
    @Tag("S67")
    void oneClickMarksTheCustomerAsContacted() {
        AccountId account = sold("task-1", "M1");
        open(account);

        test(find(Button.class).withText("Contacted").single()).click();

        assertThat(BUSINESS.panel
                        .followUps()
                        .of(BUSINESS.asNorth, account)
                        .getFirst()
                        .state())
                .isEqualTo(FollowUpState.CONTACTED);
        assertThat(find(FollowUpTile.class).single().getElement().getTextRecursively())
                .contains("Contacted by nora");
    }

    @Test
    void theTimelineTellsOfFourteenDays() {
        AccountId account = sold("time-1", "M1");
        signIn("time-1", "00:1A:79:3B:10:44");
        BUSINESS.time.advance(Duration.ofDays(1));
        signIn("time-1", "00:1A:79:3B:10:44");
        signIn("time-1", "00:1A:79:5C:2E:9F");
        open(account);

        String sentence = find(TimelineTile.class).single().sentence();
        BUSINESS.time.advance(Duration.ofDays(14));
        open(account);

        assertThat(sentence)
                .startsWith("Fourteen days: signed in on 2 days, last Today")
                .contains("; 1 refusal, last Today");
        assertThat(find(TimelineTile.class).all().getLast().sentence())
                .isEqualTo("Fourteen days: signed in on 0 days, last none; 0 refusals, last none.");
    }

    @Test
    @Tag("S21")
    void aWrongPasswordIsMendedByANewOneThatIsShownOnce() {
        AccountId account = sold("secret-1", "M1");
        BUSINESS.panel
                .signIns()
                .attempt(new SignInRequest(BUSINESS.north, "secret-1", "forgotten", "00:1A:79:3B:10:44", "MAG", null));
        BUSINESS.time.advance(Duration.ofMinutes(1));
        open(account);

        press("Give a new password");
        press("Give it now");

        String secret = find(Code.class).single().getText();
        assertThat(find(VerdictTile.class).single().getElement().getTextRecursively())
                .contains("What refused it is mended. Ask to try again.");
        assertThat(BUSINESS.panel
                        .signIns()
                        .attempt(
                                new SignInRequest(BUSINESS.north, "secret-1", secret, "00:1A:79:3B:10:44", "MAG", null))
                        .outcome())
                .isEqualTo(SignInOutcome.ACCEPTED);
    }

    @Test
    @Tag("S54")
    void possibleSharingIsShownWithWhatOverlappedAndLeftOnceItWasPutOffOrDismissed() {
        AccountId account = sold("shared-1", "M1");
        BUSINESS.panel.devices().release(BUSINESS.asNorth, null, account);
        String first = watch("shared-1", "00:1A:79:3B:10:44");
        BUSINESS.time.advance(Duration.ofMinutes(1));
        assertThat(signIn("shared-1", "00:1A:79:5C:2E:9F")).isEqualTo(SignInOutcome.CONNECTION_LIMIT);
        long refused = BUSINESS.panel
                .attempts()
                .page(BUSINESS.asNorth, AttemptFilter.of(account), Long.MAX_VALUE, 1)
                .getFirst()
                .sequence();
        sharing(account, List.of(first, "attempt " + refused));

        open(account);
        assertThat(sharing())
                .startsWith("Possible sharingPossible")
                .contains("Possible sharing of shared-1: it watches on several devices at once. 4 credits at risk.")
                .contains("MAG 00:1A:79:3B:10:44 watches since")
                .contains("MAG 00:1A:79:5C:2E:9F was refused")
                .contains("A hint to look at, not a proof")
                .doesNotContainIgnoringCase("fraud");

        press("Put off for 7 days");
        assertThat(sharing()).contains("Put off by nora until").doesNotContain("watches since");
        BUSINESS.time.advance(Duration.ofDays(7));
        open(account);
        press("Dismiss");
        assertThat(sharing()).contains("Dismissed by nora, Today").doesNotContain("watches since");
        open(account);
        assertThat(find(Button.class).withText("Dismiss").exists()).isFalse();
        assertThat(BUSINESS.panel.audit().page(BUSINESS.asNorth, AuditFilter.ALL, null, 10))
                .extracting(AuditEntry::verb)
                .contains("alert-snoozed", "alert-dismissed");
    }

    @Test
    @Tag("S54")
    void sessionsThatOverlappedAreSaidWithDevicesAndTimes() {
        AccountId account = sold("shared-2", "M1");
        BUSINESS.panel.devices().release(BUSINESS.asNorth, null, account);
        String old = watch("shared-2", "00:1A:79:3B:10:44");
        BUSINESS.time.advance(Duration.ofMinutes(2));
        String strange = watch("shared-2", "00:1A:79:5C:2E:9F");
        BUSINESS.time.advance(Duration.ofSeconds(80));
        BUSINESS.panel.sessions().close(old);
        BUSINESS.time.advance(Duration.ofMinutes(1));
        BUSINESS.panel.sessions().close(strange);
        sharing(account, List.of(old, strange));

        open(account);

        assertThat(sharing()).contains("watched at the same time for 1 min 20 s, from Today");
        assertThat(sharing()).containsPattern("MAG 00:1A:79:5C:2E:9F watched from Today [0-9:]+ to Today [0-9:]+");
    }

    private static String watch(String name, String device) {
        return Objects.requireNonNull(BUSINESS.panel
                .signIns()
                .attempt(new SignInRequest(BUSINESS.north, name, "secret of " + name, device, "MAG", null))
                .sessionId());
    }

    private static void sharing(AccountId account, List<String> evidence) {
        BUSINESS.panel
                .alerts()
                .record(new ReportedAlert(
                        BUSINESS.north,
                        AlertKind.SHARING,
                        account.toString(),
                        1,
                        true,
                        new BigDecimal(4),
                        BigDecimal.ONE,
                        account,
                        evidence,
                        BUSINESS.time.instant(),
                        BUSINESS.time.instant()));
    }

    private String sharing() {
        return find(SharingTile.class).single().getElement().getTextRecursively();
    }

    private void press(String button) {
        test(find(Button.class).withText(button).single()).click();
        roundTrip();
    }

    private AccountView open(AccountId account) {
        AccountView page = new AccountView(
                nora,
                desk,
                new Renewal(nora, desk, BUSINESS.panel.accounts(), BUSINESS.panel.catalogue(), BUSINESS.time),
                BUSINESS.panel.accounts(),
                BUSINESS.panel.catalogue(),
                BUSINESS.panel.devices(),
                BUSINESS.panel.subscriberSecrets(),
                BUSINESS.panel.sessions(),
                BUSINESS.panel.diagnoses(),
                BUSINESS.panel.followUps(),
                customer,
                BUSINESS.panel.audit(),
                BUSINESS.panel.alerts(),
                () -> {},
                this::atOnce,
                new FixedFeed(),
                BUSINESS.time);
        UI.getCurrent().removeAll();
        UI.getCurrent().add(page);
        page.show(account);
        return page;
    }

    private void atOnce(BigDecimal credits, Runnable work) {
        guarded.add(credits);
        work.run();
    }

    private static AccountId sold(String name, String packageCode) {
        return Objects.requireNonNull(
                BUSINESS.created(BUSINESS.north, name, packageCode).accountId());
    }

    private static AccountDetails details(AccountId account) {
        return BUSINESS.panel.accounts().details(BUSINESS.asNorth, account).orElseThrow();
    }

    private static Offer offer(String code) {
        return BUSINESS.panel.catalogue().find(code).orElseThrow();
    }

    private static BigDecimal balance() {
        return BUSINESS.balance(BUSINESS.north);
    }

    private static void write(AccountId account, @org.jspecify.annotations.Nullable String language) {
        BUSINESS.panel.accounts().edit(BUSINESS.asNorth, account, new AccountNotes(null, null, null, language));
    }

    private static SignInOutcome signIn(String name, String device) {
        return BUSINESS.panel
                .signIns()
                .attempt(new SignInRequest(BUSINESS.north, name, "secret of " + name, device, "MAG", null))
                .outcome();
    }
}
