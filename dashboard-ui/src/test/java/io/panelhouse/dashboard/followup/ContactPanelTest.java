package io.panelhouse.dashboard.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.dashboard.figure.Wilson;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.panel.followup.ContactReport;
import io.panelhouse.panel.followup.ContactReport.Group;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S32")
class ContactPanelTest {

    private static final Instant TO = Instant.parse("2026-11-23T09:14:22Z");

    @Test
    void eachRateStandsWithItsNumbersAndItsInterval() {
        Wilson range = Wilson.of(66, 80);

        assertThat(words(new Group(80, 66), new Group(100, 58)))
                .contains(
                        "Contacted before83\u00a0%%66 of 80 renewed; between %d\u00a0%% and %d\u00a0%%."
                                .formatted(Math.round(range.lower() * 100), Math.round(range.upper() * 100)),
                        "Not contacted58.0\u00a0%58 of 100 renewed; between 48\u00a0% and 67\u00a0%.")
                .contains("Who is contacted is not chosen at random.");
    }

    @Test
    void onlyIntervalsThatLieApartAreADifference() {
        assertThat(words(new Group(80, 72), new Group(100, 58))).contains("Contacted customers renew more often.");
        assertThat(words(new Group(100, 58), new Group(80, 72))).contains("Contacted customers renew less often.");
        assertThat(words(new Group(80, 52), new Group(100, 58))).contains("No clear difference.");
    }

    @Test
    void fewAreNotJudgedAndNobodyHasNoRate() {
        assertThat(words(new Group(29, 29), new Group(100, 1))).contains("Too few to judge: each group needs 30.");
        assertThat(words(new Group(0, 0), new Group(100, 1))).contains("Contacted beforenoneNot contacted1.0");
    }

    private static String words(Group contacted, Group others) {
        ContactReport report = new ContactReport(TO.minusSeconds(7_776_000), TO, contacted, others);
        Formats formats = new Formats(ZoneOffset.UTC, InstantSource.fixed(TO), Language.ENGLISH);
        return new ContactPanel(report, formats, () -> {}).getElement().getTextRecursively();
    }
}
