package io.distribsilly.sql.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.session.BatchOutcome;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.ProcedureDescription;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.session.RowSource;
import io.distribsilly.sql.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSessionTest {
  private static final Object[] NONE = {};

  @TempDir Path folder;
  private LocalSession session;

  @BeforeEach
  void open() {
    session = newSession();
  }

  @AfterEach
  void close() {
    session.close();
  }

  private LocalSession newSession() {
    return new LocalSession(
        Database.open(folder.resolve("db"), DatabaseOptions.DEFAULT.withShards(1)),
        TransactionOptions.DEFAULT.withDurability(Durability.PERIODIC));
  }

  private static void fails(ErrorCode code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static void execute(Session session, String sql) {
    assertThat(session.execute(session.prepare(sql), NONE)).isEqualTo(new Result.UpdateCount(0));
  }

  @Test
  void describesWhatItPrepares() {
    Prepared call = session.prepare("{call RESHARD(?)}");
    assertThat(call.kind()).isEqualTo(Prepared.Kind.CALL);
    assertThat(call.sql()).isEqualTo("{call RESHARD(?)}");
    assertThat(call.parameters()).hasSize(1);
    assertThat(call.columns()).extracting(c -> c.label()).contains("JOB", "STATE");
    assertThat(session.prepare("DROP TABLE KV").kind()).isEqualTo(Prepared.Kind.DEFINITION);
  }

  @Test
  void listsTablesAndProceduresInNameOrder() {
    execute(session, "CREATE TABLE B (X INT PRIMARY KEY)");
    execute(session, "CREATE TABLE A (X INT PRIMARY KEY)");
    assertThat(session.tables()).extracting(TableDefinition::name).containsExactly("A", "B", "KV");
    assertThat(session.informationSchemaTables())
        .extracting(TableDefinition::name)
        .containsExactly(
            "CHECK_CONSTRAINTS",
            "COLUMNS",
            "INDEX_COLUMNS",
            "INDEXES",
            "KEY_COLUMN_USAGE",
            "METRICS",
            "PARAMETERS",
            "REFERENTIAL_CONSTRAINTS",
            "RESHARD_JOBS",
            "ROUTINES",
            "SCHEMATA",
            "SEQUENCES",
            "SETTINGS",
            "SHARDS",
            "TABLES",
            "TABLE_CONSTRAINTS",
            "VIEWS");
    assertThat(session.procedures())
        .extracting(ProcedureDescription::name)
        .containsExactly(
            "BACKUP", "CHECK", "COMPACT", "EXPORT_CSV", "IMPORT_CSV", "RESHARD", "RESHARD_CANCEL");
  }

  @Test
  void checksTheNumberOfParameters() {
    Prepared call = session.prepare("CALL RESHARD(?)");
    fails(ErrorCode.PARAMETER_COUNT, () -> session.execute(call, NONE));
    fails(ErrorCode.PARAMETER_COUNT, () -> session.execute(call, new Object[] {2, 3}));
  }

  @Test
  void refusesToBatchWhatReturnsRows() {
    Prepared call = session.prepare("CALL RESHARD(?)");
    fails(
        ErrorCode.INVALID_STATEMENT,
        () -> session.executeBatch(call, List.<Object[]>of(new Object[] {2})));
    assertThat(session.prepare("CALL RESHARD(2)").columns()).isNotEmpty();
  }

  @Test
  void catchesEachErrorOfABatch() {
    Prepared create = session.prepare("CREATE TABLE T (A INT PRIMARY KEY)");
    List<BatchOutcome> outcomes =
        session.executeBatch(create, List.of(NONE, NONE, new Object[] {1}));
    assertThat(outcomes.get(0)).isEqualTo(new BatchOutcome.Done(0));
    assertThat(outcomes.subList(1, 3))
        .extracting(outcome -> ((BatchOutcome.Failed) outcome).error().code())
        .containsExactly(ErrorCode.TABLE_ALREADY_EXISTS, ErrorCode.PARAMETER_COUNT);
  }

  @Test
  void closesItsRowsWithItself() {
    Prepared call = session.prepare("CALL RESHARD(2)");
    Prepared scan = session.prepare("SELECT * FROM INFORMATION_SCHEMA.COLUMNS");
    RowSource rows = ((Result.Rows) session.execute(scan, NONE)).rows();
    assertThat(rows.next()).isTrue();
    session.close();
    assertThat(rows.next()).isFalse();
    assertThat(session.isOpen()).isFalse();
    fails(ErrorCode.CONNECTION_CLOSED, () -> session.execute(call, NONE));
    fails(ErrorCode.CONNECTION_CLOSED, () -> session.prepare("DROP TABLE KV"));
    session.close();
  }

  @Test
  void sharesPlansBetweenSessionsOfADatabase() {
    try (LocalSession other = newSession();
        Database database =
            Database.open(folder.resolve("db"), DatabaseOptions.DEFAULT.withShards(1))) {
      String sql = "CALL RESHARD(?)";
      LocalPrepared here = (LocalPrepared) session.prepare(sql);
      LocalPrepared there = (LocalPrepared) other.prepare(sql);
      assertThat(here.plan(database, new CancelSignal()))
          .isSameAs(there.plan(database, new CancelSignal()));
    }
  }

  @Test
  void plansAgainWhenTheCatalogHasChanged() {
    try (LocalSession other = newSession();
        Database database =
            Database.open(folder.resolve("db"), DatabaseOptions.DEFAULT.withShards(1))) {
      LocalPrepared call = (LocalPrepared) session.prepare("CALL RESHARD(?)");
      var before = call.plan(database, new CancelSignal());
      assertThat(call.plan(database, new CancelSignal())).isSameAs(before);
      execute(other, "CREATE TABLE T (A INT PRIMARY KEY)");
      assertThat(call.plan(database, new CancelSignal())).isNotSameAs(before);
    }
  }

  @Test
  void findsOutAtExecutionThatATableIsGone() {
    Prepared select = session.prepare("SELECT * FROM KV WHERE KEY = 'a'");
    assertThat(select.columns()).hasSize(2);
    try (LocalSession other = newSession()) {
      execute(other, "DROP TABLE KV");
    }
    fails(ErrorCode.TABLE_NOT_FOUND, () -> session.execute(select, NONE));
    execute(session, "CREATE TABLE KV (KEY VARCHAR PRIMARY KEY)");
    try (RowSource rows = ((Result.Rows) session.execute(select, NONE)).rows()) {
      assertThat(rows.next()).isFalse();
    }
    assertThat(select.columns()).hasSize(1);
  }

  @Test
  void cancelsWhatItFetchesFromAnotherThread() throws InterruptedException {
    Prepared none =
        session.prepare(
            "SELECT 1 FROM INFORMATION_SCHEMA.COLUMNS A, INFORMATION_SCHEMA.COLUMNS B,"
                + " INFORMATION_SCHEMA.COLUMNS C, INFORMATION_SCHEMA.COLUMNS D,"
                + " INFORMATION_SCHEMA.COLUMNS E WHERE A.COLUMN_NAME || E.COLUMN_NAME = 'NO'");
    AtomicBoolean canceled = new AtomicBoolean();
    Thread canceler = new Thread(() -> cancelUntil(canceled));
    canceler.start();
    try (RowSource rows = ((Result.Rows) session.execute(none, NONE)).rows()) {
      fails(ErrorCode.QUERY_CANCELED, rows::next);
    } catch (EngineException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.QUERY_CANCELED); // before its first row
    } finally {
      canceled.set(true);
    }
    canceler.join();
  }

  private void cancelUntil(AtomicBoolean canceled) {
    while (!canceled.get()) {
      session.cancel();
      Thread.onSpinWait();
    }
  }

  @Test
  void aCancelBetweenTwoFetchesDoesNothing() {
    Prepared two = session.prepare("SELECT * FROM (VALUES (1), (1)) AS T (A)");
    session.cancel();
    try (RowSource rows = ((Result.Rows) session.execute(two, NONE)).rows()) {
      assertThat(rows.next()).isTrue();
      session.cancel();
      fetchAll(rows);
    }
  }

  private static void fetchAll(RowSource rows) {
    while (rows.next()) {
      assertThat(rows.value(0)).isEqualTo(1);
    }
  }

  @Test
  void batchesTheRowsThatFitWhenOthersDoNot() {
    Prepared insert = session.prepare("INSERT INTO KV VALUES (?, ?)");
    List<BatchOutcome> outcomes =
        session.executeBatch(insert, List.of(new Object[] {"a", "1"}, new Object[] {"b"}));
    assertThat(outcomes.get(0)).isEqualTo(new BatchOutcome.Done(1));
    assertThat(((BatchOutcome.Failed) outcomes.get(1)).error().code())
        .isEqualTo(ErrorCode.PARAMETER_COUNT);
  }

  @Test
  void refusesTheStatementOfAnotherKindOfSession() {
    Prepared foreign =
        new Prepared() {
          @Override
          public String sql() {
            return "";
          }

          @Override
          public Kind kind() {
            return Kind.UPDATE;
          }

          @Override
          public List<ResultColumn> columns() {
            return List.of();
          }

          @Override
          public List<ParameterDescription> parameters() {
            return List.of();
          }
        };
    fails(ErrorCode.INVALID_ARGUMENT, () -> session.execute(foreign, NONE));
  }
}
