package io.panelhouse.panel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.account.AccountNotes;
import io.panelhouse.panel.directory.Setting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the services write to the audit log by themselves, whoever calls them. */
@Tag("S36")
class AuditedActsIT {

    private static final AccountNotes NOTES = new AccountNotes("calls late", "mk@example.org", "+49 30 1234567", "de");

    private TestBusiness business;
    private AccountId account = new AccountId(0);

    @BeforeEach
    void sell() {
        business = new TestBusiness();
        business.fund(business.north, 10);
        account = Objects.requireNonNull(
                business.created(business.north, "mk-1", "M1").accountId());
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void aChangedSettingStandsInTheLogWithItsValue() {
        business.panel
                .settings()
                .change(
                        business.asProvider,
                        business.north,
                        Map.of(Setting.LANGUAGE, Optional.of("de"), Setting.TRIALS_PER_DAY, Optional.empty()));

        AuditEntry entry = only("settings-changed");

        assertThat(entry.operator()).isEqualTo("paula");
        assertThat(entry.object()).isEqualTo("reseller " + business.north);
        assertThat(entry.detail())
                .containsExactlyInAnyOrderEntriesOf(Map.of("language", "de", "trialsPerDay", "inherited"));
        assertThat(entry.at()).isEqualTo(business.time.instant());
    }

    @Test
    void aSettingThatWasRefusedIsNotSaidToBeChanged() {
        Map<Setting, Optional<String>> fromAbove = Map.of(Setting.FRACTIONAL_CREDITS, Optional.of("true"));

        assertThatThrownBy(() -> business.panel.settings().change(business.asNorth, business.north, fromAbove))
                .isInstanceOf(AccessRefusedException.class);
        assertThatThrownBy(() -> business.panel.settings().change(business.asSouth, business.north, fromAbove))
                .isInstanceOf(AccessRefusedException.class);

        assertThat(entries("settings-changed")).isEmpty();
    }

    @Test
    void anEditedContactStandsInTheLogWithoutWhatWasWritten() {
        business.panel.accounts().edit(business.asNorth, account, NOTES);

        AuditEntry entry = only("contact-edited");

        assertThat(entry.operator()).isEqualTo("nora");
        assertThat(entry.object()).isEqualTo("account " + account);
        assertThat(entry.detail()).isEmpty();
        assertThat(business.text("SELECT string_agg(e::text, ' ') FROM panel.audit_entry e"))
                .doesNotContain("calls late", "mk@example.org", "1234567");
    }

    @Test
    void aContactThatWasNotEditedIsNotSaidToBe() {
        assertThatThrownBy(() -> business.panel.accounts().edit(business.asSouth, account, NOTES))
                .isInstanceOf(AccessRefusedException.class);

        assertThat(entries("contact-edited")).isEmpty();
    }

    private AuditEntry only(String verb) {
        List<AuditEntry> entries = entries(verb);
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    private List<AuditEntry> entries(String verb) {
        return business.panel
                .audit()
                .page(Actor.house("test"), new AuditFilter(null, verb, null, null, null), null, 10);
    }
}
