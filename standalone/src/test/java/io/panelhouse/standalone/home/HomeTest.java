package io.panelhouse.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void dataLiesBelowTheTreeUnlessNamedElsewhere() {
        assertThat(Home.of(folder, Map.of()).data()).isEqualTo(folder.resolve(".panelhouse"));
        assertThat(Home.of(folder, Map.of("PANELHOUSE_HOME", "/srv/panel")).data())
                .isEqualTo(Path.of("/srv/panel"));
    }

    @Test
    void aDataFolderThatIsAFileIsOneSentence() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Home home = new Home(folder, file);

        assertThatThrownBy(home::prepare)
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Cannot write the data folder %s: %s is not a folder; make it writable, or name another one in PANELHOUSE_HOME"
                                .formatted(file, file));
    }

    @Test
    void tooLittleSpaceIsOneSentence() {
        Home home = home();

        assertThatThrownBy(() -> home.requireSpace(1L << 40))
                .isInstanceOf(Refusal.class)
                .message()
                .startsWith("Cannot start Panelhouse: the disk of " + home.data() + " has ")
                .endsWith(" MiB are needed; free some space, the data was left alone");
    }

    @Test
    void anUnreadableStateIsRefusedAndLeftAlone() throws IOException {
        Home home = home();
        Files.writeString(home.stateFile(), "{\"bind\":");

        assertThatThrownBy(() -> StackState.read(home))
                .isInstanceOf(Refusal.class)
                .message()
                .startsWith("Cannot read " + home.stateFile() + ": it is not the JSON that Panelhouse wrote")
                .endsWith("mend it or move it away, the data was left alone");
        assertThat(home.stateFile()).hasContent("{\"bind\":");
    }

    @Test
    void theStateIsReadAsItWasWritten() {
        Home home = home();
        StackState state = new StackState("127.0.0.1", Map.of("postgres", 5432), "small", true);

        state.write(home);

        assertThat(StackState.read(home)).contains(state);
    }

    @Test
    void theDatabasePasswordIsMadeOnceAndOnlyItsOwnerReadsIt() throws IOException {
        Home home = home();
        Secrets secrets = new Secrets(home);

        String password = secrets.databasePassword();

        assertThat(password).hasSize(32).isEqualTo(secrets.databasePassword());
        assertThat(secrets.edgeKey()).hasSize(68).isEqualTo(secrets.edgeKey()).doesNotContain(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.databasePasswordFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void aLostDatabasePasswordIsNotReplaced() throws IOException {
        Home home = home();
        Files.createDirectory(home.postgres());
        Secrets secrets = new Secrets(home);

        assertThatThrownBy(secrets::databasePassword)
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Cannot open the database: its password file %s is missing; restore it, the data was left alone"
                                .formatted(secrets.databasePasswordFile()));
    }

    @Test
    void whatIsToldOnceIsGoneAfterwards() throws IOException {
        Secrets secrets = new Secrets(home());
        secrets.tellOnce("the first password");

        assertThat(secrets.takeUntold()).contains("the first password");
        assertThat(secrets.takeUntold()).isEmpty();
    }

    private Home home() {
        Home home = new Home(folder, folder.resolve("data"));
        home.prepare();
        return home;
    }
}
