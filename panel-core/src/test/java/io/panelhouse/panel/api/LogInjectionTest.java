package io.panelhouse.panel.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people typed cannot begin a line of the programs' log: not in a message, and not in that of an exception. */
@Tag("X5")
class LogInjectionTest {

    private static final String FORGED = "2026-06-01T12:00:00.000Z INFO  Panel: all is well";

    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void configureAsThePrograms() throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(
                Objects.requireNonNull(LogInjectionTest.class.getClassLoader().getResource("logback-program.xml")));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\n\n", "\u0085", "\u2028", "\u2029", "\u000b", "\f"})
    void aMessageIsOneLine(String end) {
        List<String> lines = lines("Cannot find account x" + end + FORGED, null);

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).contains("WARN", "Cannot find account x", FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\n\n", "\u0085", "\u2028", "\u2029", "\u000b", "\f"})
    void theMessageOfAnExceptionBeginsNoLine(String end) {
        IllegalStateException cause = new IllegalStateException("name x" + end + FORGED);

        List<String> lines = lines("Cannot answer", new IllegalArgumentException("value y" + end + FORGED, cause));

        assertThat(lines)
                .hasSizeGreaterThan(4)
                .noneMatch(line -> line.startsWith(FORGED))
                .anyMatch(
                        line -> line.startsWith("java.lang.IllegalArgumentException: value y") && line.contains(FORGED))
                .anyMatch(line -> line.startsWith("Caused by: java.lang.IllegalStateException: name x"))
                .anyMatch(line -> line.startsWith("\tat io.panelhouse.panel.api.LogInjectionTest"));
    }

    @Test
    void anOrdinaryLineIsAsItAlwaysWas() {
        assertThat(lines("The API answers", null))
                .singleElement()
                .asString()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN  Api: The API answers");
    }

    /** The lines that a terminal or a program that reads the log would see. */
    private List<String> lines(String message, @Nullable Throwable thrown) {
        ConsoleAppender<ILoggingEvent> appender = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("err");
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger("io.panelhouse.panel.api.Api"), Level.WARN, message, thrown, null);
        String text = new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
        return List.of(text.strip().split("\\R"));
    }
}
