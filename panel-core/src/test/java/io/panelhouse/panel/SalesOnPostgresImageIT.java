package io.panelhouse.panel;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The contract on the image {@code postgres:18}, where a Docker engine answers. */
class SalesOnPostgresImageIT extends SalesContract {

    private static @Nullable PostgreSQLContainer container;

    @BeforeAll
    static void start() {
        try {
            DockerClientFactory.instance().client();
            PostgreSQLContainer postgres = new PostgreSQLContainer(DockerImageName.parse("postgres:18"));
            postgres.start();
            container = postgres;
        } catch (IllegalStateException noEngine) {
            skip("no Docker engine answers here; the same contract runs on the embedded PostgreSQL 18");
        } catch (ContainerFetchException noImage) {
            skip("the image postgres:18 cannot be had here: " + noImage.getMessage());
        }
    }

    /** The console's summary of a class that is aborted as a whole holds no reason, so it is printed here. */
    private static void skip(String reason) {
        System.out.println("Skipped SalesOnPostgresImageIT: " + reason);
        Assumptions.abort(reason);
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Override
    TestDatabase newDatabase() {
        PostgreSQLContainer postgres = container;
        if (postgres == null) {
            throw new IllegalStateException("Cannot create a database: the container is not running");
        }
        String url = postgres.getJdbcUrl();
        String server = url.substring(0, url.indexOf('/', "jdbc:postgresql://".length()) + 1);
        return TestDatabase.createOn(server, postgres.getUsername(), postgres.getPassword());
    }
}
