package io.panelhouse.standalone.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** Secrets of one stack, in files that only their owner reads. */
public final class Secrets {

    private static final int PASSWORD_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final Home home;

    public Secrets(Home home) {
        this.home = home;
    }

    public Path databasePasswordFile() {
        return home.secrets().resolve("database-password");
    }

    /** The password of the database's superuser, made the first time it is asked for. */
    public String databasePassword() {
        try {
            if (Files.exists(databasePasswordFile())) {
                return Files.readString(databasePasswordFile()).strip();
            }
            if (Files.exists(home.postgres())) {
                throw new Refusal(
                        "Cannot open the database: its password file %s is missing; restore it, the data was left alone"
                                .formatted(databasePasswordFile()));
            }
            String password = random(PASSWORD_BYTES);
            Home.writePrivate(databasePasswordFile(), password);
            return password;
        } catch (IOException e) {
            throw new Refusal("Cannot read %s: %s".formatted(databasePasswordFile(), Home.reason(e)), e);
        }
    }

    /** The key of this stack's own edge, made the first time it is asked for; setup tells it to the panel. */
    public String edgeKey() {
        Path file = home.secrets().resolve("edge-key");
        try {
            if (!Files.exists(file)) {
                Home.writePrivate(file, "phe_" + random(KEY_BYTES));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Refusal("Cannot read %s: %s".formatted(file, Home.reason(e)), e);
        }
    }

    /**
     * The key that is not in the database, made the first time it is asked for: second factors are encrypted with it.
     */
    public String key() {
        Path file = home.secrets().resolve("key");
        try {
            if (!Files.exists(file)) {
                Home.writePrivate(file, random(KEY_BYTES));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Refusal("Cannot read %s: %s".formatted(file, Home.reason(e)), e);
        }
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Keeps what a person must be told once, until it has been told. */
    public void tellOnce(String text) throws IOException {
        Home.writePrivate(firstSignIn(), text);
    }

    /** Takes what is still to be told; it is gone afterwards. */
    public Optional<String> takeUntold() {
        try {
            if (!Files.exists(firstSignIn())) {
                return Optional.empty();
            }
            String text = Files.readString(firstSignIn());
            Files.delete(firstSignIn());
            return Optional.of(text);
        } catch (IOException e) {
            throw new Refusal("Cannot read %s: %s".formatted(firstSignIn(), Home.reason(e)), e);
        }
    }

    private Path firstSignIn() {
        return home.secrets().resolve("first-sign-in");
    }
}
