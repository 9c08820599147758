package io.panelhouse.dashboard.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.KeptOperator;
import io.panelhouse.panel.TestBusiness;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class SavedFiltersIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();
    private final KeptOperator nora = new KeptOperator(business, business.asNorth, business.north, Role.OWNER);

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void aNameIsKeptForThisPersonAlone() {
        save("Gold", "accounts?package=M12&sort=name");

        assertThat(filters("accounts").saved()).containsOnly(Map.entry("Gold", "accounts?package=M12&sort=name"));
        assertThat(business.panel.preferences().of(business.asSouth)).isEmpty();
        assertThat(new SavedFilters(
                                new KeptOperator(business, business.asSouth, business.south, Role.OWNER),
                                () -> "accounts")
                        .saved())
                .isEmpty();
    }

    @Test
    void aFilterWithoutANameOrTooLongIsNotKept() {
        save(" ", "accounts");
        assertThat(find(TextField.class).single().getErrorMessage()).isEqualTo("Type a name of 1 to 30 characters.");

        save("Long", "accounts?q=" + "x".repeat(200));
        assertThat(filters("accounts").saved()).isEmpty();
    }

    private void save(String name, String address) {
        filters(address).ask();
        find(TextField.class).all().getLast().setValue(name);
        test(find(Button.class).withText("Save").all().getLast()).click();
        roundTrip();
    }

    private SavedFilters filters(String address) {
        SavedFilters filters = new SavedFilters(nora, () -> address);
        UI.getCurrent().add(filters);
        return filters;
    }
}
