package io.panelhouse.dashboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.i18n.Texts;
import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
@Tag("S48")
class RefusalsTest extends BrowserlessTest {

    private static final String SENTENCE = "Cannot renew account 7: it costs 3 credits and the balance is 2";

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void everyRefusalHasWordsInEveryLanguage(RefusalCode code) {
        for (Language language : Language.values()) {
            assertThat(Texts.of(language).has("refusal." + code))
                    .as(language + " " + code)
                    .isTrue();
        }
    }

    @Test
    void anEnglishPageSaysTheSentenceAsItIs() {
        UI.getCurrent().setLocale(Locale.UK);

        assertThat(Refusals.words(new Outcome.Refused(RefusalCode.INSUFFICIENT_CREDITS, SENTENCE)))
                .isEqualTo(SENTENCE);
        assertThat(Refusals.name(new IllegalArgumentException(SENTENCE))).isEqualTo(SENTENCE);
    }

    @Test
    void anotherPageSaysWhatItMeans() {
        UI.getCurrent().setLocale(Locale.GERMANY);

        assertThat(Refusals.words(new Outcome.Refused(RefusalCode.INSUFFICIENT_CREDITS, SENTENCE)))
                .isEqualTo("Das Guthaben reicht nicht. Laden Sie es auf und versuchen Sie es dann noch einmal.");
        assertThat(Refusals.words(new AccessRefusedException(SENTENCE)))
                .isEqualTo("Das dürfen Sie hier nicht. Fragen Sie einen Inhaber oder den Händler über Ihnen.");
        assertThat(Refusals.name(new IllegalArgumentException(SENTENCE))).startsWith("Der Name ist vergeben");
    }
}
