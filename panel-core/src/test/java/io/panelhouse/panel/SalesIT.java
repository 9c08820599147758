package io.panelhouse.panel;

/** The contract on the PostgreSQL that standalone embeds. */
class SalesIT extends SalesContract {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.create();
    }
}
