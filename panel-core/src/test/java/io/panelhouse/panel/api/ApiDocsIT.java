package io.panelhouse.panel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every command of docs/api.md is run as it stands there. */
class ApiDocsIT {

    private static final Path DOCS = Path.of(System.getProperty("root", ".."), "docs/api.md");

    @Test
    void everyCommandOfTheDocumentationWorks() throws IOException, InterruptedException {
        List<String> commands = commands();
        try (TestApi api = new TestApi()) {
            api.business.fund(api.business.north, 10);
            Map<String, String> environment =
                    Map.of("API", api.base(), "TOKEN", api.northToken, "RESELLER", api.business.north.toString());

            assertThat(commands).hasSizeGreaterThanOrEqualTo(5);
            for (String command : commands) {
                String answer = run(command, environment);
                assertThat(TestApi.JSON.readTree(answer).isObject()).as(command).isTrue();
                assertThat(answer).as(command).doesNotContain("urn:panelhouse:problem");
            }
        }
    }

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(DOCS)) {
            if (line.startsWith("```")) {
                inside = line.equals("```sh");
            } else if (inside && line.startsWith("curl")) {
                commands.add(line);
            } else if (inside) {
                commands.add(commands.removeLast() + "\n" + line);
            }
        }
        return commands;
    }

    private static String run(String command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command).isZero();
        return said;
    }
}
