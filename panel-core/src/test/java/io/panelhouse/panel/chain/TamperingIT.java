package io.panelhouse.panel.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A database administrator who may do everything tampers with the ledger, and is found. */
class TamperingIT {

    private static final int TAMPERINGS = 1000;
    private static final long SEED = 20_261_125;
    private static final TestBusiness BUSINESS = new TestBusiness();
    private static final List<LedgerHead> PUBLISHED = new ArrayList<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void sellAndPublish() throws Exception {
        HeadFile file = new HeadFile(folder.resolve("heads.jsonl"));
        for (int day = 0; day < 4; day++) {
            BUSINESS.fund(BUSINESS.north, 40);
            BUSINESS.fund(BUSINESS.south, 20);
            List<Order> orders = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String key = day + "-" + i;
                orders.add(new CreateAccount(BUSINESS.asNorth, "n" + key, BUSINESS.north, "n" + key, null, "M1"));
                orders.add(new CreateAccount(BUSINESS.asSouth, "s" + key, BUSINESS.south, "s" + key, null, "M1"));
                orders.add(
                        new Transfer(BUSINESS.asNorth, "t" + key, BUSINESS.north, BUSINESS.northEast, BigDecimal.ONE));
            }
            assertThat(BUSINESS.panel.ledger().applyAll(orders)).allMatch(Outcome.Done.class::isInstance);
            try (Connection connection = BUSINESS.database.connect()) {
                new HeadPublisher(connection, file).publish(Instant.EPOCH.plusSeconds(day));
            }
        }
        PUBLISHED.addAll(HeadFile.all(file));
    }

    @AfterAll
    static void close() {
        BUSINESS.close();
    }

    @Test
    @Tag("X6")
    @Tag("S23")
    @Tag("I5")
    void thousandTamperingsAreAllFoundAndLocated(TestReporter report) throws SQLException {
        Random random = new Random(SEED);
        List<Tampering> kinds = List.of(Tampering.values());
        Map<Tampering, Integer> located = new EnumMap<>(Tampering.class);
        try (Connection connection = BUSINESS.database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("ALTER TABLE journal.ledger_entry DISABLE TRIGGER ALL");
            statement.execute("ALTER TABLE journal.operation DISABLE TRIGGER ALL");
            statement.execute("ALTER TABLE journal.ledger_head DISABLE TRIGGER ALL");
            List<Victim> victims = Victim.all(statement);
            LedgerVerifier verifier = new LedgerVerifier(connection, PUBLISHED);
            assertThat(verifier.verify().findings().count()).isZero();
            for (int i = 0; i < TAMPERINGS; i++) {
                Tampering tampering = kinds.get(i % kinds.size());
                Victim victim = victims.get(random.nextInt(victims.size()));
                statement.execute("SAVEPOINT honest");
                Tampering.Place expected = tampering.doTo(victim, statement, random);
                Verification result = verifier.verify(Set.of(victim.chain()));
                assertThat(result.findings().first())
                        .as("seed %d, number %d: %s of %s", SEED, i, tampering, victim)
                        .hasValueSatisfying(finding -> {
                            assertThat(finding.chain()).isEqualTo(victim.chain());
                            assertThat(finding.entrySequence()).isBetween(expected.first(), expected.last());
                        });
                located.merge(tampering, 1, Integer::sum);
                statement.execute("ROLLBACK TO SAVEPOINT honest");
            }
            assertThat(verifier.verify().findings().count()).isZero();
        }
        report.publishEntry("found and located", located.toString());
        assertThat(located.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(TAMPERINGS);
    }
}
