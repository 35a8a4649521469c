package org.alps.export;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house, as the classes keep them. */
@AnalyzeClasses(packages = "org.alps", importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.NoTestJars.class})
class HouseRulesTest {
  private static final int LONGEST_FILE = 300;

  private static final DescribedPredicate<JavaClass> A_JOB_OR_SCHEMA = DescribedPredicate.describe(
      "a *Job or *Schema, or inside one", type -> outermost(type).getSimpleName().matches(".*(Job|Schema)"));

  @ArchTest
  static final ArchRule sparkStandsInJobsAndSchemasOnly = noClasses()
      .that(DescribedPredicate.not(A_JOB_OR_SCHEMA))
      .should().dependOnClassesThat().resideInAnyPackage("org.apache.spark..", "scala..")
      .because("the core is plain Java, and picocli reflects over commands where there is no Spark");

  @ArchTest
  static final ArchRule modulesStandInOneLine = layeredArchitecture()
      .consideringOnlyDependenciesInLayers()
      .withOptionalLayers(true)
      .layer("ingest").definedBy("org.alps.ingest..")
      .layer("simulate").definedBy("org.alps.simulate..")
      .layer("learn").definedBy("org.alps.learn..")
      .layer("export").definedBy("org.alps.export..")
      .whereLayer("simulate").mayOnlyBeAccessedByLayers("learn", "export")
      .whereLayer("learn").mayOnlyBeAccessedByLayers("export")
      .whereLayer("export").mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule nothingDrawsUnseeded = noClasses()
      .should().dependOnClassesThat().belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class)
      .orShould().callMethod(Math.class, "random")
      .orShould().callMethod(UUID.class, "randomUUID")
      .because("results are the same bytes on every run; draw from SeededRandom");

  @ArchTest
  static final ArchRule theSimulatorReadsNoClock = noClasses()
      .that().resideInAnyPackage("org.alps.simulate.host..", "org.alps.simulate.fair..", "org.alps.simulate.policy..", "org.alps.simulate.profile..", "org.alps.simulate.table..")
      .should().callMethod(System.class, "currentTimeMillis")
      .orShould().callMethod(System.class, "nanoTime")
      .orShould().dependOnClassesThat().resideInAPackage("java.time..")
      .allowEmptyShould(true)
      .because("simulated time is the only time there");

  @ArchTest
  static final ArchRule whatIsLearnedDoesNotDependOnTheMachine = noClasses()
      .that().resideInAnyPackage("org.alps.ingest..", "org.alps.simulate..", "org.alps.learn..")
      .should().callMethod(Math.class, "exp", double.class)
      .orShould().callMethod(Math.class, "log", double.class)
      .orShould().callMethod(Math.class, "log10", double.class)
      .orShould().callMethod(Math.class, "pow", double.class, double.class)
      .orShould().callMethod(Math.class, "sin", double.class)
      .orShould().callMethod(Math.class, "cos", double.class)
      .because("Math may differ in the last bit between machines; StrictMath does not");

  @Test
  void filesStaySmall() throws IOException {
    List<Path> sources = mainSources();
    assertThat(sources).hasSizeGreaterThan(20);
    assertThat(sources).allSatisfy(source -> assertThat(lines(source)).isLessThanOrEqualTo(LONGEST_FILE));
  }

  private static List<Path> mainSources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files.filter(file -> file.toString().matches("\\.\\./[^/.]+/src/main/java/.*\\.java")).sorted().toList();
    }
  }

  private static long lines(Path source) {
    try (Stream<String> lines = Files.lines(source)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(HouseRulesTest::outermost).orElse(type);
  }

  /** Leaves out the test jars of other modules. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }
}
