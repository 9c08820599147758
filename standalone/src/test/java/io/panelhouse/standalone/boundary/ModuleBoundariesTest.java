package io.panelhouse.standalone.boundary;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use whom, and where time and journals come from. */
class ModuleBoundariesTest {

    private static final Path ROOT = Path.of(System.getProperty("root", ".."));

    /** Folder of each module by the word that its packages begin with after {@code io.panelhouse}. */
    private static final Map<String, String> MODULES = Map.of(
            "event", "event-contract",
            "lake", "lake-tables",
            "panel", "panel-core",
            "ingest", "ingest",
            "streaming", "streaming-jobs",
            "batch", "batch-jobs",
            "dashboard", "dashboard-ui",
            "simulator", "simulator",
            "standalone", "standalone");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(DO_NOT_INCLUDE_TESTS)
            .importPaths(MODULES.values().stream()
                    .map(module -> ROOT.resolve(module).resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList());

    @Test
    void modulesMeetOnlyInTheContractsAndInTheSystemOfRecord() {
        var layers = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.panelhouse..")
                .withOptionalLayers(true);
        for (String word : MODULES.keySet()) {
            layers = layers.layer(word).definedBy("io.panelhouse." + word + "..");
        }
        check(layers.whereLayer("event")
                .mayOnlyBeAccessedByLayers("ingest", "streaming", "dashboard", "standalone")
                .whereLayer("lake")
                .mayOnlyBeAccessedByLayers("streaming", "batch", "dashboard", "standalone")
                .whereLayer("panel")
                .mayOnlyBeAccessedByLayers("ingest", "dashboard", "simulator")
                .whereLayer("simulator")
                .mayOnlyBeAccessedByLayers("standalone")
                .whereLayer("ingest")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("streaming")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("batch")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("dashboard")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("standalone")
                .mayNotBeAccessedByAnyLayer());
    }

    @Test
    void nobodyImportsTheBenchmarks() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("io.panelhouse.bench.."));
    }

    @Test
    void theEventContractNeedsOnlyTheJdkAndAvro() {
        check(noClasses()
                .that()
                .resideInAPackage("io.panelhouse.event..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..", "io.panelhouse.event..", "org.apache.avro..", "org.jspecify.annotations"));
    }

    @Test
    void theTableDefinitionsNeedOnlyTheJdkAndTheIcebergApi() {
        check(noClasses()
                .that()
                .resideInAPackage("io.panelhouse.lake..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "io.panelhouse.lake..",
                        "org.apache.iceberg",
                        "org.apache.iceberg.types",
                        "org.apache.iceberg.expressions",
                        "org.apache.iceberg.transforms",
                        "org.apache.iceberg.catalog",
                        "org.jspecify.annotations"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"panel", "ingest", "streaming", "batch", "dashboard", "simulator", "standalone"})
    void featuresOfOneModuleDoNotFormCycles(String word) {
        check(slices().matching("io.panelhouse." + word + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void timeComesFromAClock() {
        check(noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .because("a job that reads the wall clock cannot be rerun or tested"));
    }

    @Test
    void onlyAProcessOrACommandChoosesTheClock() {
        check(noClasses()
                .that()
                .haveNameNotMatching(".*(Main|Main\\$.*|Process|Command)")
                .should()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone"));
    }

    @Test
    void onlyPanelCoreWritesJournals() throws IOException {
        Pattern write = Pattern.compile(
                "(insert\\s+into|update|delete\\s+from|truncate)\\s+journal\\.", Pattern.CASE_INSENSITIVE);
        for (String module : MODULES.values()) {
            if (!module.equals("panel-core")) {
                assertThat(sources(module))
                        .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(write));
            }
        }
    }

    private static List<Path> sources(String module) throws IOException {
        Path main = ROOT.resolve(module).resolve("src/main");
        try (Stream<Path> files = Files.walk(main)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|sql|xml|yaml|properties)"))
                    .toList();
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }
}
