package io.distribsilly;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import org.junit.jupiter.api.Test;

/** Dependencies point one way, and each foreign library stays in its place. */
final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.distribsilly");

  @Test
  void jdbcUsesSqlAndSqlUsesTheEngine() {
    check(
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("jdbc")
            .definedBy("io.distribsilly.jdbc..")
            .layer("sql")
            .definedBy("io.distribsilly.sql..")
            .layer("engine")
            .definedBy("io.distribsilly.engine..")
            .whereLayer("jdbc")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sql")
            .mayOnlyBeAccessedByLayers("jdbc")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("jdbc", "sql"));
  }

  @Test
  void jdbcSeesSessionsNotPlans() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.distribsilly.jdbc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.distribsilly.sql.parser..",
                "io.distribsilly.sql.plan..",
                "io.distribsilly.sql.point..",
                "io.distribsilly.sql.query..",
                "io.distribsilly.engine.shard..",
                "io.distribsilly.engine.store..",
                "io.distribsilly.engine.txn..",
                "io.distribsilly.engine.commit..",
                "io.distribsilly.engine.reshard.."));
  }

  @Test
  void sqlReachesRowsThroughTheDatabase() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.distribsilly.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.distribsilly.engine.file..",
                "io.distribsilly.engine.store.xodus..",
                "io.distribsilly.engine.txn..",
                "io.distribsilly.engine.commit.."));
  }

  @Test
  void theStoreKnowsNothingOfTheEngineAboveIt() {
    check(
        classes()
            .that()
            .resideInAPackage("io.distribsilly.engine.store..")
            .should()
            .onlyDependOnClassesThat(
                resideOutsideOfPackage("io.distribsilly..")
                    .or(resideInAPackage("io.distribsilly.engine.store.."))
                    .or(resideInAPackage("io.distribsilly.engine.file.."))
                    .or(belongToAnyOf(EngineException.class, ErrorCode.class))));
  }

  @Test
  void theDiskKnowsNothingOfWhatIsWritten() {
    check(
        classes()
            .that()
            .resideInAPackage("io.distribsilly.engine.file..")
            .should()
            .onlyDependOnClassesThat(
                resideOutsideOfPackage("io.distribsilly..")
                    .or(resideInAPackage("io.distribsilly.engine.file.."))
                    .or(belongToAnyOf(EngineException.class, ErrorCode.class))));
  }

  @Test
  void onlyOnePackageSeesXodus() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.distribsilly.engine.store.xodus..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jetbrains.exodus.."));
  }

  @Test
  void onlySqlSeesCalcite() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.distribsilly.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.calcite.."));
  }

  @Test
  void onlyOnePackageReadsAndWritesCsv() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.distribsilly.sql.csv..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.siegmar.fastcsv.."));
  }

  @Test
  void theSessionSeamIsFreeOfCalcite() {
    check(
        noClasses()
            .that()
            .haveNameMatching(
                "io\\.distribsilly\\.sql\\.session\\."
                    + "(Session|Prepared|Result|RowSource|BatchOutcome|ResultColumn"
                    + "|ParameterDescription|ProcedureDescription).*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.calcite.."));
  }

  @Test
  void theEngineKnowsNoJdbc() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.distribsilly.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql.."));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
