package io.distribsilly;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;

/** Dependencies point one way, and each foreign library stays in its place. */
@AnalyzeClasses(packages = "io.distribsilly", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule JDBC_USES_SQL_AND_SQL_USES_THE_ENGINE =
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
          .mayOnlyBeAccessedByLayers("jdbc", "sql");

  @ArchTest
  static final ArchRule JDBC_SEES_SESSIONS_NOT_PLANS =
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
              "io.distribsilly.engine.reshard..");

  @ArchTest
  static final ArchRule SQL_REACHES_ROWS_THROUGH_THE_DATABASE =
      noClasses()
          .that()
          .resideInAPackage("io.distribsilly.sql..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.distribsilly.engine.store.xodus..",
              "io.distribsilly.engine.txn..",
              "io.distribsilly.engine.commit..");

  @ArchTest
  static final ArchRule THE_STORE_KNOWS_NOTHING_OF_THE_ENGINE_ABOVE_IT =
      classes()
          .that()
          .resideInAPackage("io.distribsilly.engine.store..")
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage("io.distribsilly..")
                  .or(resideInAPackage("io.distribsilly.engine.store.."))
                  .or(belongToAnyOf(EngineException.class, ErrorCode.class)));

  @ArchTest
  static final ArchRule ONLY_ONE_PACKAGE_SEES_XODUS =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.distribsilly.engine.store.xodus..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jetbrains.exodus..");

  @ArchTest
  static final ArchRule ONLY_SQL_SEES_CALCITE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.distribsilly.sql..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.calcite..");

  @ArchTest
  static final ArchRule THE_SESSION_SEAM_IS_FREE_OF_CALCITE =
      noClasses()
          .that()
          .haveNameMatching(
              "io\\.distribsilly\\.sql\\.session\\."
                  + "(Session|Prepared|Result|RowSource|BatchOutcome|ResultColumn"
                  + "|ParameterDescription|ProcedureDescription).*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.calcite..");

  @ArchTest
  static final ArchRule THE_ENGINE_KNOWS_NO_JDBC =
      noClasses()
          .that()
          .resideInAPackage("io.distribsilly.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..");
}
