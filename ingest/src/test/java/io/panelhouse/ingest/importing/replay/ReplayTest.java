package io.panelhouse.ingest.importing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.ingest.importing.source.Fact;
import io.panelhouse.ingest.importing.source.SourceRow;
import io.panelhouse.panel.history.ImportedSession;
import io.panelhouse.panel.session.SessionChange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final Instant LOG_START = Instant.parse("2025-02-18T05:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void aFactIsDueWhenItsShiftedTimeHasCome() {
        var replay = replay(10, opened("s-1", 0), opened("s-2", 100), closed("s-1", 200));

        assertThat(replay.next(NOW).sessions())
                .extracting(ImportedSession::sessionId)
                .containsExactly("s-1");
        assertThat(replay.next(NOW.plusMillis(9_999)).isEmpty()).isTrue();
        ImportedSession second = replay.next(NOW.plusSeconds(10)).sessions().getFirst();

        assertThat(second.sessionId()).isEqualTo("s-2");
        assertThat(second.occurredAt()).isEqualTo(NOW.plusSeconds(10));
        assertThat(replay.counts()).isEqualTo(new Replay.Counts(2, 2, 2, 2));
        assertThat(replay.isAtEnd()).isFalse();
    }

    @Test
    void whatIsOpenAtTheEndIsClosedOnce() {
        var replay = replay(1, opened("s-1", 0), opened("s-2", 0), closed("s-1", 1));
        replay.next(NOW.plusSeconds(1));

        List<ImportedSession> closings = replay.closeAll(NOW.plusSeconds(5)).sessions();

        assertThat(closings).extracting(ImportedSession::sessionId).containsExactly("s-2");
        assertThat(closings.getFirst().change()).isEqualTo(SessionChange.CLOSED);
        assertThat(closings.getFirst().occurredAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(replay.closeAll(NOW.plusSeconds(6)).isEmpty()).isTrue();
    }

    @Test
    void aPartBeginsWithTheSessionsThatAreOpenThen() {
        var part = new Recording(LOG_START.plusSeconds(10), LOG_START.plusSeconds(20));
        part.accept(new SourceRow.Telling(1, List.of(opened("over", 0), closed("over", 5))));
        part.accept(new SourceRow.Telling(2, List.of(opened("still", 1), closed("still", 15))));
        part.accept(new SourceRow.Telling(3, List.of(opened("inside", 12), closed("inside", 30))));
        part.accept(new SourceRow.Telling(4, List.of(opened("later", 20))));

        assertThat(part.inOrder()).extracting(Fact::sourceKey).containsExactly("still-o", "inside-o", "still-c");
        assertThat(part.inOrder().getFirst().occurredAt()).isEqualTo(LOG_START.plusSeconds(10));
    }

    private static Replay replay(double speed, Fact... facts) {
        return new Replay(List.of(facts), new Replay.Pace(LOG_START, NOW, speed));
    }

    private static Fact opened(String session, int second) {
        return change(session, session + "-o", SessionChange.OPENED, second);
    }

    private static Fact closed(String session, int second) {
        return change(session, session + "-c", SessionChange.CLOSED, second);
    }

    private static Fact change(String session, String key, SessionChange change, int second) {
        return new Fact.SessionChanged(
                new ImportedSession(key, session, change, "ann", null, null, null, LOG_START.plusSeconds(second)));
    }
}
