package io.panelhouse.dashboard.notice;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.notice.DueNotice.Reader;
import io.panelhouse.panel.notice.NoticePreference;
import io.panelhouse.panel.notice.Notices;
import jakarta.mail.MessagingException;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The address that the operator is told at: confirmed by a code, tried by a button. */
final class AddressTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;
    private static final int CODE_DIGITS = 6;

    private final CurrentOperator operator;
    private final Notices notices;
    private final @Nullable Mailer mailer;
    private final InstantSource clock;
    private final Paragraph now = new Paragraph();
    private final EmailField address = new EmailField(text("notices.address"));
    private final Button send = new Button(text("notices.code.send"), click -> want());
    private final TextField code = new TextField(text("notices.code"));
    private final Button confirm = new Button(text("notices.code.confirm"), click -> confirm());
    private final Button test = new Button(text("notices.test"), click -> test());
    private final Button forget = new Button(text("notices.forget"), click -> forget());

    AddressTile(CurrentOperator operator, Notices notices, @Nullable Mailer mailer, InstantSource clock) {
        this.operator = operator;
        this.notices = notices;
        this.mailer = mailer;
        this.clock = clock;
        now.addClassName("ph-s");
        code.setMaxLength(CODE_DIGITS);
        code.getElement().setAttribute("autocomplete", "one-time-code");
        Div acts = new Div(test, forget);
        acts.addClassName("ph-row");
        getContent().body().add(now, acts, address, send, code, confirm);
        getContent().body().addClassName("ph-form");
        show();
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("notices.address.title"), text("notices.address.definition"));
    }

    /** What the tile says of the address. */
    String says() {
        return now.getText();
    }

    private void show() {
        if (mailer == null) {
            getContent().empty(text("notices.off"), text("notices.off.explanation"), null);
            return;
        }
        NoticePreference preference = notices.of(operator.actor());
        String confirmed = preference.address();
        now.setText(confirmed == null ? text("notices.address.none") : text("notices.address.now", confirmed));
        boolean waits = preference.wantedAddress() != null;
        code.setVisible(waits);
        confirm.setVisible(waits);
        test.setVisible(confirmed != null);
        forget.setVisible(confirmed != null);
        if (waits) {
            code.setHelperText(text("notices.code.sent", String.valueOf(preference.wantedAddress())));
        }
    }

    private void want() {
        address.setInvalid(false);
        try {
            String made = notices.want(operator.actor(), address.getValue());
            mail(address.getValue().strip(), words().code(made));
        } catch (IllegalArgumentException noAddress) {
            address.setInvalid(true);
            address.setErrorMessage(text("notices.address.invalid"));
        }
        show();
    }

    private void confirm() {
        if (notices.confirm(operator.actor(), code.getValue())) {
            code.clear();
            address.clear();
            Message.done(text("notices.address.confirmed"));
        } else {
            Message.refused(text("notices.code.wrong"));
        }
        show();
    }

    private void test() {
        String confirmed = notices.of(operator.actor()).address();
        if (confirmed != null && mail(confirmed, words().test())) {
            Message.done(text("notices.test.sent", confirmed));
        }
    }

    private void forget() {
        notices.forget(operator.actor());
        show();
    }

    private boolean mail(String to, Letter letter) {
        Mailer there = mailer;
        if (there == null) {
            return false;
        }
        try {
            there.send(to, "page-" + UUID.randomUUID(), letter);
            return true;
        } catch (MessagingException failed) {
            Message.failed(text("notices.failed"), failed);
            return false;
        }
    }

    private NoticeWords words() {
        Mailer there = mailer;
        return new NoticeWords(
                new Reader(
                        0,
                        operator.name(),
                        operator.home().panelId(),
                        operator.home().name(),
                        null,
                        Language.current().code(),
                        operator.home().zone(),
                        NoticePreference.NONE.choice()),
                there == null ? null : there.page(),
                clock);
    }
}
