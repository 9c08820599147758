package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.panelhouse.panel.message.MessageKind;
import io.panelhouse.panel.message.MessageTemplate;
import io.panelhouse.panel.message.MessageTemplates;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S68")
class MessageTemplatesIT {

    private TestBusiness business;
    private MessageTemplates messages;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        messages = business.panel.messages();
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void theNearestWordsAboveHoldInTheirLanguageOnly() {
        write(business.asProvider, business.provider, "de", "Hallo {name}");
        write(business.asNorth, business.north, "de", "Moin {name}, {package} bis {end}. {reseller}");

        assertThat(words(business.asNorth, business.northEast, "de")).startsWith("Moin");
        assertThat(words(business.asSouth, business.south, "de")).isEqualTo("Hallo {name}");
        assertThat(messages.of(business.asNorth, business.northEast, MessageKind.RENEWAL, "fr"))
                .isEmpty();
        assertThat(messages.of(business.asNorth, business.northEast, MessageKind.DEVICE_LOCK, "de"))
                .isEmpty();
        assertThat(messages.own(business.asNorth, business.northEast, MessageKind.RENEWAL))
                .isEmpty();
        assertThat(messages.own(business.asNorth, business.north, MessageKind.RENEWAL))
                .containsOnlyKeys("de");

        messages.change(business.asNorth, business.north, MessageKind.RENEWAL, "de", Optional.empty());
        assertThat(words(business.asNorth, business.northEast, "de")).isEqualTo("Hallo {name}");
        assertThat(business.count("SELECT count(*) FROM panel.audit_entry WHERE verb = 'message-change'"))
                .isEqualTo(3);
    }

    @Test
    void placesAreFilledOnceAndWithWhatTheyHold() {
        MessageTemplate template = new MessageTemplate("{name}: {package} until {end}. {reseller} {name}");

        assertThat(template.filled(Map.of("name", "{end} $1\\", "package", "1 month", "end", "Friday")))
                .isEqualTo("{end} $1\\: 1 month until Friday.  {end} $1\\");
    }

    @Test
    void wordsWithAnUnknownPlaceAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageTemplate("Dear {nmae}"))
                .withMessage("Invalid words: {nmae} is no place; there are {name}, {package}, {end}, {reseller}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageTemplate(" "))
                .withMessage("Invalid words: must have 1 to 1000 characters, was 0");
    }

    @Test
    void onlyAnOwnerOfTheTreeWrites() {
        Actor seller = Actor.within("sally", business.north, Set.of(Permission.VIEW, Permission.SELL));

        assertThatExceptionOfType(AccessRefusedException.class)
                .isThrownBy(() -> write(seller, business.north, "de", "mine"))
                .withMessage("Cannot change words of reseller " + business.north
                        + ": it needs the permission OWNER; ask an owner to grant it");
        assertThatExceptionOfType(AccessRefusedException.class)
                .isThrownBy(() -> write(business.asSouth, business.north, "de", "mine"))
                .withMessage("Cannot read reseller " + business.north + ": it is not in your tree");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(business.asNorth, business.north, "pt-BR", "mine"))
                .withMessage("Invalid language: must be two letters such as de, was pt-BR");
    }

    private void write(Actor actor, ResellerId reseller, String language, String words) {
        messages.change(actor, reseller, MessageKind.RENEWAL, language, Optional.of(new MessageTemplate(words)));
    }

    private String words(Actor actor, ResellerId reseller, String language) {
        return messages.of(actor, reseller, MessageKind.RENEWAL, language)
                .orElseThrow()
                .words();
    }
}
