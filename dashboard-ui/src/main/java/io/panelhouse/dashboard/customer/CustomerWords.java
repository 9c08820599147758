package io.panelhouse.dashboard.customer;

import com.vaadin.flow.spring.annotation.UIScope;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.guide.ShippedGuide;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.i18n.Texts;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.directory.Settings;
import io.panelhouse.panel.guide.DeviceGuides;
import io.panelhouse.panel.message.MessageKind;
import io.panelhouse.panel.message.MessageTemplate;
import io.panelhouse.panel.message.MessageTemplates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Words for the subscriber of an account: the reseller's own where there are some, else the product's. They are in the
 * account's language, else in that of the reseller's texts.
 */
@Component
@UIScope
public final class CustomerWords {

    private final CurrentOperator operator;
    private final MessageTemplates templates;
    private final DeviceGuides guides;
    private final Settings settings;
    private final InstantSource clock;

    public CustomerWords(
            CurrentOperator operator,
            MessageTemplates templates,
            DeviceGuides guides,
            Settings settings,
            InstantSource clock) {
        this.operator = operator;
        this.templates = templates;
        this.guides = guides;
        this.settings = settings;
        this.clock = clock;
    }

    /** In which the subscriber is answered. */
    public Language language(AccountDetails details) {
        String own = details.notes().language();
        String tag = own == null
                ? settings.of(operator.actor(), details.account().resellerId()).language()
                : own;
        return Language.of(Locale.forLanguageTag(tag));
    }

    /** The words with everything filled in. */
    public String say(MessageKind kind, AccountDetails details) {
        Language language = language(details);
        return filled(
                templates
                        .of(operator.actor(), details.account().resellerId(), kind, language.code())
                        .orElseGet(() -> standard(kind, language)),
                details);
    }

    /** How the device is set up that calls itself so; null if it never told. */
    public String guide(@Nullable String deviceType, AccountDetails details) {
        Language language = language(details);
        return filled(
                guides.of(
                                operator.actor(),
                                details.account().resellerId(),
                                deviceType == null ? "" : deviceType,
                                language.code())
                        .orElseGet(() -> ShippedGuide.of(deviceType, language)),
                details);
    }

    private String filled(MessageTemplate words, AccountDetails details) {
        AccountSummary account = details.account();
        Language language = language(details);
        String code = account.packageCode();
        Instant end = account.endsAt();
        return words.filled(Map.of(
                "name",
                account.name(),
                "package",
                code == null ? "" : Packages.inWords(code, language),
                "end",
                end == null
                        ? Texts.of(language).say("accounts.never")
                        : formats(details).dateTime(end),
                "reseller",
                account.resellerName()));
    }

    /** Days and figures as the subscriber reads them, in the zone of the account's reseller. */
    public Formats formats(AccountDetails details) {
        long owner = details.account().resellerId().value();
        return new Formats(
                operator.choices().stream()
                        .filter(choice -> choice.reseller().value() == owner)
                        .findFirst()
                        .map(Scope::zone)
                        .orElse(operator.home().zone()),
                clock,
                language(details));
    }

    /** The product's own words, with their places. */
    public static MessageTemplate standard(MessageKind kind, Language language) {
        Object[] places =
                MessageTemplate.PLACES.stream().map(place -> "{" + place + "}").toArray();
        return new MessageTemplate(Texts.of(language).say("customer.words." + kind.name(), places));
    }
}
