package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.panel.account.AccountNotes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Note, contacts and language of an account. */
final class EditForm extends Dialog {

    private static final long serialVersionUID = 1;

    private final TextField phone = new TextField(text("account.phone"));
    private final TextField email = new TextField(text("account.email"));
    private final TextField language = new TextField(text("account.language"));
    private final TextArea note = new TextArea(text("account.note"));

    EditForm(AccountNotes notes, Consumer<AccountNotes> save) {
        setHeaderTitle(text("account.edit"));
        phone.setPlaceholder("+44 7700 900123");
        email.setPlaceholder("name@example.com");
        language.setPlaceholder("de");
        note.setMaxLength(2000);
        phone.setValue(orEmpty(notes.contactPhone()));
        email.setValue(orEmpty(notes.contactEmail()));
        language.setValue(orEmpty(notes.language()));
        note.setValue(orEmpty(notes.note()));
        phone.addBlurListener(left -> check());
        email.addBlurListener(left -> check());
        Div form = new Div(phone, email, language, note);
        form.addClassNames("ph-panel-body", "ph-form");
        add(form);
        Button confirm = new Button(text("account.save"), click -> {
            if (check()) {
                save.accept(notes());
                close();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("accounts.cancel"), click -> close()), confirm);
    }

    private boolean check() {
        boolean phoneFits = fits(null, phone.getValue(), null);
        boolean emailFits = fits(email.getValue(), null, null);
        boolean languageFits = fits(null, null, language.getValue());
        phone.setErrorMessage(text("account.wrong.phone"));
        phone.setInvalid(!phoneFits);
        email.setErrorMessage(text("account.wrong.email"));
        email.setInvalid(!emailFits);
        language.setInvalid(!languageFits);
        return phoneFits && emailFits && languageFits;
    }

    private static boolean fits(@Nullable String mail, @Nullable String number, @Nullable String tag) {
        try {
            return new AccountNotes(null, mail, number, tag).note() == null;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private AccountNotes notes() {
        return new AccountNotes(note.getValue(), email.getValue(), phone.getValue(), language.getValue());
    }

    private static String orEmpty(@Nullable String words) {
        return words == null ? "" : words;
    }
}
