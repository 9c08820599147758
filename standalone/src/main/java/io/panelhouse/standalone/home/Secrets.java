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
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            String password = HexFormat.of().formatHex(random);
            Home.writePrivate(databasePasswordFile(), password);
            return password;
        } catch (IOException e) {
            throw new Refusal("Cannot read %s: %s".formatted(databasePasswordFile(), Home.reason(e)), e);
        }
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
