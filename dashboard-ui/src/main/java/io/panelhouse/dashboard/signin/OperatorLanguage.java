package io.panelhouse.dashboard.signin;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.i18n.Language;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A page begins in the language that the operator chose; without a choice it stays in the browser's. */
@Component
final class OperatorLanguage implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1;

    private final AuthenticationContext authentication;
    private final ObjectProvider<CurrentOperator> operator;

    OperatorLanguage(AuthenticationContext authentication, ObjectProvider<CurrentOperator> operator) {
        this.authentication = authentication;
        this.operator = operator;
    }

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.getSource().addUIInitListener(page -> {
            if (authentication.isAuthenticated()) {
                String chosen = operator.getObject().preferences().getOrDefault("language", "");
                Language.ofCode(chosen).ifPresent(language -> page.getUI().setLocale(language.locale()));
            }
            page.getUI()
                    .getPage()
                    .executeJs(
                            "document.documentElement.lang = $0",
                            Language.of(page.getUI().getLocale()).locale().toLanguageTag());
        });
    }
}
