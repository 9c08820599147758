package io.panelhouse.ingest.importing.source;

import io.panelhouse.panel.history.ImportedAccount;
import io.panelhouse.panel.history.ImportedAttempt;
import io.panelhouse.panel.history.ImportedDevice;
import io.panelhouse.panel.history.ImportedEntry;
import io.panelhouse.panel.history.ImportedSession;
import io.panelhouse.panel.history.ImportedTerm;
import java.time.Instant;

/** Something that the other system recorded and that becomes a part of the panel. */
public sealed interface Fact {

    /** Identifies it within its source, for ever. */
    String sourceKey();

    /** When it happened, UTC. */
    Instant occurredAt();

    /** Somebody tried to sign in. */
    record Attempt(ImportedAttempt row) implements Fact {
        @Override
        public String sourceKey() {
            return row.sourceKey();
        }

        @Override
        public Instant occurredAt() {
            return row.occurredAt();
        }
    }

    /** A session was opened or closed. */
    record SessionChanged(ImportedSession row) implements Fact {
        @Override
        public String sourceKey() {
            return row.sourceKey();
        }

        @Override
        public Instant occurredAt() {
            return row.occurredAt();
        }
    }

    /** A term was sold. */
    record TermBought(ImportedTerm row) implements Fact {
        @Override
        public String sourceKey() {
            return row.sourceKey();
        }

        @Override
        public Instant occurredAt() {
            return row.purchasedAt();
        }
    }

    /** An account was there. */
    record AccountKept(ImportedAccount row) implements Fact {
        @Override
        public String sourceKey() {
            return row.sourceKey();
        }

        @Override
        public Instant occurredAt() {
            return row.createdAt();
        }
    }

    /** Credits came into a wallet or left it. */
    record EntryPosted(ImportedEntry row) implements Fact {
        @Override
        public String sourceKey() {
            return row.sourceKey();
        }

        @Override
        public Instant occurredAt() {
            return row.occurredAt();
        }
    }

    /** A device was let in. */
    record DeviceSeen(ImportedDevice row) implements Fact {
        @Override
        public String sourceKey() {
            return row.sourceKey();
        }

        @Override
        public Instant occurredAt() {
            return row.firstSeen();
        }
    }
}
