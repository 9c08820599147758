package io.panelhouse.panel;

import org.junit.jupiter.api.Tag;

/** The contract on the PostgreSQL that standalone embeds. */
@Tag("S16")
class SalesIT extends SalesContract {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.create();
    }
}
