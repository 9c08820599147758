# One image for every process: the built jars and their libraries. Build the jars first: ./panelhouse build
FROM eclipse-temurin:25-jre
WORKDIR /opt/panelhouse
COPY .mvn/jvm-options .mvn/jvm-options
COPY panel-core/target/lib panel-core/lib
COPY panel-core/target/panel-core-*SNAPSHOT.jar panel-core/lib/
COPY ingest/target/lib ingest/lib
COPY ingest/target/ingest-*SNAPSHOT.jar ingest/lib/
COPY streaming-jobs/target/lib streaming-jobs/lib
COPY streaming-jobs/target/streaming-jobs-*SNAPSHOT.jar streaming-jobs/lib/
COPY batch-jobs/target/lib batch-jobs/lib
COPY batch-jobs/target/batch-jobs-*SNAPSHOT.jar batch-jobs/lib/
COPY dashboard-ui/target/lib dashboard-ui/lib
COPY dashboard-ui/target/dashboard-ui-*SNAPSHOT.jar dashboard-ui/lib/
COPY simulator/target/lib simulator/lib
COPY simulator/target/simulator-*SNAPSHOT.jar simulator/lib/
COPY standalone/target/lib standalone/lib
COPY standalone/target/standalone-*SNAPSHOT.jar standalone/lib/
COPY standalone/src/main/docker/run standalone/src/main/docker/health /usr/local/bin/
RUN useradd --system --create-home --uid 10001 panelhouse \
 && mkdir -p /var/lib/panelhouse/lake /var/lib/panelhouse/state /var/lib/panelhouse/kafka \
 && chown -R panelhouse /var/lib/panelhouse
USER panelhouse
ENTRYPOINT ["/usr/local/bin/run"]
