package io.panelhouse.standalone.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.JsonFile;
import io.panelhouse.standalone.home.Secrets;
import io.panelhouse.standalone.home.StackState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Keeps what setup and the demo say about signing in, until {@code up} has told it to the person. */
final class FirstSignIn implements Stack.FirstStart {

    private final Home home;
    private final StackState state;

    FirstSignIn(Home home, StackState state) {
        this.home = home;
        this.state = state;
    }

    @Override
    public Path setupOutput() {
        return home.secrets().resolve("setup.out");
    }

    @Override
    public Path fillOutput() {
        return home.secrets().resolve("demo.out");
    }

    @Override
    public void setupDone() throws IOException {
        String said = Files.readString(setupOutput());
        Files.delete(setupOutput());
        for (String line : said.lines().filter(text -> text.startsWith("{")).toList()) {
            JsonNode answer = JsonFile.mapper().readTree(line);
            if (answer.path("created").asBoolean()) {
                tell("Sign in as %s with the password %s (shown only this once)"
                        .formatted(
                                answer.path("operator").asText(),
                                answer.path("password").asText()));
            }
        }
    }

    @Override
    public void fillDone() throws IOException {
        String said = Files.readString(fillOutput());
        Files.delete(fillOutput());
        for (String line : said.lines().filter(text -> text.startsWith("{")).toList()) {
            tellDemo(JsonFile.mapper().readTree(line));
        }
        state.filled().write(home);
    }

    private void tellDemo(JsonNode report) throws IOException {
        if (!report.path("password").isTextual()) {
            return;
        }
        tell("Demo sign-ins, all with the password " + report.path("password").asText() + ":");
        for (JsonNode demo : report.path("operators")) {
            tell("  %-16s %s, %s"
                    .formatted(
                            demo.path("operator").asText(),
                            demo.path("role").asText().toLowerCase(Locale.ROOT),
                            demo.path("reseller").asText()));
        }
    }

    private void tell(String line) throws IOException {
        Secrets secrets = new Secrets(home);
        String before = secrets.takeUntold().map(text -> text + "\n").orElse("");
        secrets.tellOnce(before + line);
    }
}
