package io.panelhouse.streaming.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir
    private Path folder;

    private Checkpoints checkpoints;

    @BeforeEach
    void useFolder() {
        checkpoints = new Checkpoints(folder);
    }

    @Test
    void withoutCheckpointsThereIsNoNewest() throws IOException {
        Files.createDirectories(folder.resolve("aa/shared"));

        assertThat(checkpoints.newest()).isEmpty();
        assertThat(new Checkpoints(folder.resolve("none")).newest()).isEmpty();
    }

    @Test
    void theHighestNumberOfAnyRunIsTheNewest() throws IOException {
        complete("bb", 9);
        Path newest = complete("aa", 10);
        complete("cc", 2);

        assertThat(checkpoints.newest()).contains(newest);
    }

    @Test
    void anUnfinishedCheckpointDoesNotCount() throws IOException {
        Path complete = complete("aa", 4);
        Files.createDirectories(folder.resolve("aa/chk-5"));
        Files.createFile(folder.resolve("aa/chk-5/._metadata.inprogress.1"));

        assertThat(checkpoints.newest()).contains(complete);
    }

    @Test
    void earlierRunsStayUntilThisRunHasACheckpointOfItsOwn() throws IOException {
        Path earlier = complete("aa", 4);
        Files.createDirectories(folder.resolve("bb/chk-5"));

        assertThat(checkpoints.forgetEarlierRuns("bb")).isFalse();
        assertThat(earlier).exists();

        Path own = complete("bb", 5);
        assertThat(checkpoints.forgetEarlierRuns("bb")).isTrue();
        assertThat(folder.resolve("aa")).doesNotExist();
        assertThat(own).exists();
    }

    @Test
    void checkpointsWithoutAVersionAreOfTheFirstAndStayWithIt() throws IOException {
        Path newest = complete("aa", 4);
        assertThat(checkpoints.stateVersion()).isEqualTo(1);

        checkpoints.keep(1);

        assertThat(checkpoints.newest()).contains(newest);
    }

    @Test
    void checkpointsOfAnotherVersionAreRemoved() throws IOException {
        complete("aa", 4);

        checkpoints.keep(2);
        assertThat(checkpoints.newest()).isEmpty();
        assertThat(checkpoints.stateVersion()).isEqualTo(2);

        Path own = complete("bb", 1);
        checkpoints.keep(2);
        assertThat(checkpoints.newest()).contains(own);
    }

    @Test
    void aVersionThatCannotBeReadIsSaid() throws IOException {
        Files.writeString(folder.resolve("state-version"), "two");

        assertThatThrownBy(checkpoints::stateVersion)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("state-version is not a number");
    }

    @Test
    void onlyOneClaimsTheFolder() throws IOException {
        var claim = checkpoints.claim();

        assertThatThrownBy(() -> new Checkpoints(folder).claim()).isInstanceOf(OverlappingFileLockException.class);
        claim.release();
    }

    private Path complete(String job, long number) throws IOException {
        Path checkpoint = Files.createDirectories(folder.resolve(job).resolve("chk-" + number));
        Files.createFile(checkpoint.resolve("_metadata"));
        return checkpoint;
    }
}
