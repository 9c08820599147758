package io.panelhouse.standalone.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Records kept as JSON files, replaced whole, so a reader never sees half of one. */
public final class JsonFile {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private JsonFile() {}

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads a record.
     *
     * @return empty if there is no such file
     * @throws Refusal if the file is there and cannot be read
     */
    public static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    ("Cannot read %s: it is not the JSON that Panelhouse wrote (%s); "
                                    + "mend it or move it away, the data was left alone")
                            .formatted(file, e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new Refusal("Cannot read %s: %s".formatted(file, Home.reason(e)), e);
        }
    }

    public static void write(Path file, Object value) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".draft");
        try {
            Files.write(draft, MAPPER.writeValueAsBytes(value));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
