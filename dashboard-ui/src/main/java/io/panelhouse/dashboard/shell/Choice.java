package io.panelhouse.dashboard.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of a few, side by side; one is always chosen. */
public final class Choice<T> extends Div {

    private static final long serialVersionUID = 1;

    private final Map<T, NativeButton> buttons = new LinkedHashMap<>();
    private Consumer<T> listener = value -> {};
    private @Nullable T chosen;

    /** Nothing is chosen until {@link #choose}. */
    public Choice(String label, Iterable<T> options, Function<T, String> text) {
        addClassName("ph-choice");
        getElement().setAttribute("role", "group").setAttribute("aria-label", label);
        for (T option : options) {
            NativeButton button = new NativeButton(text.apply(option), click -> {
                choose(option);
                listener.accept(option);
            });
            button.getElement().setAttribute("type", "button");
            buttons.put(option, button);
            add(button);
        }
    }

    /** Chooses without telling the listener. */
    public void choose(T option) {
        chosen = option;
        buttons.forEach((other, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(other.equals(option))));
    }

    /** What is chosen. */
    public T chosen() {
        if (chosen == null) {
            throw new IllegalStateException("Cannot tell the choice: nothing was chosen yet");
        }
        return chosen;
    }

    /** Calls the listener with each choice of the person. */
    public void onChoice(Consumer<T> consumer) {
        listener = consumer;
    }
}
