package io.panelhouse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.Panel;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestTime;
import io.panelhouse.panel.account.AccountNotes;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.history.ImportedAccount;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.operation.Transfer;
import io.panelhouse.panel.session.SessionBeat;
import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Does to the accounts of support cases what happened to them, through the panel's services. */
final class SupportSetup {

    static final String ELSEWHERE = "rs-900";
    private static final Map<String, String> DEVICES = Map.of("BOX", "00:1A:79:3B:10:44", "OTHER", "00:1A:79:5C:2E:9F");
    private static final String SECRET = "a secret";
    private static final int OTHERS = 7;

    private final Panel panel;
    private final TestTime time;
    private final ResellerId here;
    private final ResellerId there;
    private final Map<String, String> lastDevice = new HashMap<>();
    private final Map<String, String> session = new HashMap<>();

    SupportSetup(BrowserDesk desk, TestTime time) {
        this.panel = desk.panel;
        this.time = time;
        this.here = desk.business.reseller;
        ZoneId london = ZoneId.of("Europe/London");
        ResellerId provider = panel.resellers()
                .create(BrowserDesk.HOUSE, NewReseller.provider("another provider", london))
                .orThrow()
                .resellerId();
        this.there = panel.resellers()
                .create(BrowserDesk.HOUSE, NewReseller.below(provider, ELSEWHERE, london))
                .orThrow()
                .resellerId();
        panel.operators().create(BrowserDesk.HOUSE, ELSEWHERE, DemoBusiness.PASSWORD, OperatorRole.RESELLER, there);
        panel.ledger()
                .apply(new Mint(BrowserDesk.HOUSE, key(), provider, BigDecimal.valueOf(100)))
                .orThrow();
        panel.ledger()
                .apply(new Transfer(BrowserDesk.HOUSE, key(), provider, there, BigDecimal.valueOf(100)))
                .orThrow();
    }

    void happen(SupportCase.Step step) {
        time.set(step.at().toString());
        String[] words = step.what().split(" ", -1);
        switch (words[0]) {
            case "sell" -> sell(of(step), step.account(), words[1]);
            case "import" -> imported(step.account());
            case "sign-in" -> signIn(step, words[1], words.length > 2);
            case "stop" -> panel.sessions().close(Objects.requireNonNull(session.get(step.account())));
            case "beat" -> beat(step);
            case "suspend" ->
                panel.ledger()
                        .apply(new Suspend(
                                BrowserDesk.HOUSE, key(), account(step).id()))
                        .orThrow();
            case "unlock" ->
                panel.devices().release(BrowserDesk.HOUSE, key(), account(step).id());
            case "throttle" ->
                panel.signIns()
                        .refuse(request(of(step), step.account(), "BOX", SECRET), SignInOutcome.THROTTLED)
                        .join();
            case "seven" -> othersSignIn();
            case "sweep" -> assertThat(panel.sessions().closeSilent(1_000)).isGreaterThan(OTHERS);
            default -> throw new IllegalArgumentException("Cannot do " + step.what() + ": no such step");
        }
    }

    /** The door's answer to the same device again, with the right secret. */
    SignInOutcome again(SupportCase of) {
        return panel.signIns()
                .attempt(request(
                        of.elsewhere() ? there : here,
                        of.name(),
                        Objects.requireNonNull(lastDevice.get(of.name())),
                        SECRET))
                .outcome();
    }

    private void sell(ResellerId reseller, String name, String code) {
        panel.accounts()
                .create(new CreateAccount(BrowserDesk.HOUSE, key(), reseller, name, SECRET, code))
                .orThrow();
    }

    private void imported(String name) {
        assertThat(panel.history()
                        .accounts(
                                BrowserDesk.HOUSE,
                                here,
                                "another system",
                                List.of(new ImportedAccount(
                                        name,
                                        name,
                                        SECRET,
                                        null,
                                        AccountNotes.NONE,
                                        time.instant(),
                                        false,
                                        false,
                                        null,
                                        null))))
                .isNotNull();
    }

    private void signIn(SupportCase.Step step, String device, boolean wrong) {
        lastDevice.put(step.account(), device);
        SignInDecision decision =
                panel.signIns().attempt(request(of(step), step.account(), device, wrong ? "something else" : SECRET));
        String opened = decision.sessionId();
        if (opened != null) {
            session.put(step.account(), opened);
        }
    }

    private void beat(SupportCase.Step step) {
        assertThat(panel.sessions()
                        .heartbeats(List.of(new SessionBeat(
                                of(step), Objects.requireNonNull(session.get(step.account())), step.at()))))
                .isEqualTo(1);
    }

    private void othersSignIn() {
        for (int i = 1; i <= OTHERS; i++) {
            sell(there, "other-" + i, "M1");
            assertThat(panel.signIns()
                            .attempt(request(there, "other-" + i, "BOX", SECRET))
                            .accepted())
                    .isTrue();
        }
    }

    private ResellerId of(SupportCase.Step step) {
        return step.elsewhere() ? there : here;
    }

    private AccountSummary account(SupportCase.Step step) {
        return panel.accounts()
                .findByName(BrowserDesk.HOUSE, of(step), step.account())
                .orElseThrow();
    }

    private static SignInRequest request(ResellerId edge, String name, String device, String secret) {
        return new SignInRequest(edge, name, secret, DEVICES.get(device), "MAG", null);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
