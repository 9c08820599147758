package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import io.panelhouse.dashboard.machines.SecretDialog;
import io.panelhouse.dashboard.shell.Message;
import java.util.function.Supplier;

/** Asks before a subscriber gets a new password, and shows it once. */
final class NewSecret extends Dialog {

    private static final long serialVersionUID = 1;

    private final String account;
    private final Supplier<String> renew;
    private final Runnable after;

    /**
     * A dialog to be opened.
     *
     * @param account its name
     * @param renew makes the new one
     * @param after called once it is made
     */
    NewSecret(String account, Supplier<String> renew, Runnable after) {
        this.account = account;
        this.renew = renew;
        this.after = after;
        setHeaderTitle(text("account.password.title", account));
        add(new Paragraph(text("account.password.consequence")));
        Button confirm = new Button(text("account.password.confirm"), click -> renew());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setDisableOnClick(true);
        getFooter().add(new Button(text("shell.cancel"), click -> close()), confirm);
    }

    private void renew() {
        close();
        try {
            String secret = renew.get();
            new SecretDialog(text("account.password.title", account), secret, text("account.password.note")).open();
        } catch (IllegalArgumentException refused) {
            Message.refused(text("account.password.refused"));
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.failed"), failure);
        }
        after.run();
    }
}
