package io.panelhouse.dashboard.create;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.BusinessDouble;
import io.panelhouse.dashboard.FixedOperator;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Preview;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class QuickCreateTest extends BrowserlessTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");

    private final InstantSource clock = InstantSource.fixed(NOW);
    private final FixedOperator operator = new FixedOperator(117);

    @Test
    @Tag("S15")
    void priceAndBalanceAfterFollowTheLength() {
        QuickCreate form = open(new BusinessDouble(117, NOW, 10));

        assertThat(form.effect()).isEqualTo("1 credit, 9 left after");
        length("3");
        assertThat(form.effect()).isEqualTo("3 credits, 7 left after");
        length("12");
        assertThat(form.effect()).isEqualTo("12 credits, 2 short");
    }

    @Test
    @Tag("S15")
    void aSaleAnswersWithWhatIsLeftAndClearsTheForm() {
        BusinessDouble business = new BusinessDouble(117, NOW, 96);
        QuickCreate form = open(business);

        fill("zk-3304", "secret-1");
        create();

        assertThat(message()).startsWith("Account zk-3304 is active. 1 credit spent, 95 left.");
        assertThat(find(TextField.class).single().getValue()).isEmpty();
        assertThat(form.effect()).isEqualTo("1 credit, 94 left after");
        assertThat(business.sales()).isEqualTo(1);
    }

    @Test
    void aTakenNameIsSaidUnderTheFieldWhileTyping() {
        BusinessDouble business = new BusinessDouble(117, NOW, 96);
        business.account("mk-2041", NOW.plus(Duration.ofDays(9)), "M1");
        open(business);

        fill("mk-2041", "secret-1");

        TextField name = find(TextField.class).single();
        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).isEqualTo("The name mk-2041 is taken.");
    }

    @Test
    void aRefusalLeavesWhatWasTyped() {
        BusinessDouble business = new BusinessDouble(117, NOW, 0);
        open(business);

        fill("gk-5003", "secret-1");
        create();

        assertThat(message()).startsWith("gk-5003 was not sold: it costs 1 credits and you have 0.");
        assertThat(find(TextField.class).single().getValue()).isEqualTo("gk-5003");
        assertThat(find(PasswordField.class).single().getValue()).isEqualTo("secret-1");
    }

    @Test
    void pressingAgainAfterNoAnswerSellsOnce() {
        BusinessDouble business = new BusinessDouble(117, NOW, 96);
        open(business);
        fill("zk-3304", "secret-1");
        business.fail(new IllegalStateException("away"));
        create();

        business.fail(null);
        create();

        assertThat(business.sales()).isEqualTo(1);
    }

    @Test
    void fromSixCreditsOnAPreviewAsksOnceMore() {
        BusinessDouble business = new BusinessDouble(117, NOW, 96);
        open(business);
        fill("zk-3304", "secret-1");
        length("12");

        create();

        assertThat(business.sales()).isZero();
        Preview preview = find(Preview.class).single();
        assertThat(preview.confirm().getText()).isEqualTo("Create for 12 credits");
        test(preview.confirm()).click();
        assertThat(business.sales()).isEqualTo(1);
    }

    private QuickCreate open(BusinessDouble business) {
        QuickCreate form = new QuickCreate(
                operator, new Desk(operator, business, business, new FixedFeed(), clock), business, business, clock);
        UI.getCurrent().add(form);
        return form;
    }

    private void fill(String name, String password) {
        test(find(TextField.class).single()).setValue(name);
        test(find(PasswordField.class).single()).setValue(password);
    }

    private void length(String months) {
        test(find(NativeButton.class).withText(months).single()).click();
    }

    private void create() {
        test(find(Button.class).withText("Create").single()).click();
    }

    private String message() {
        return find(Notification.class).single().getElement().getTextRecursively();
    }
}
