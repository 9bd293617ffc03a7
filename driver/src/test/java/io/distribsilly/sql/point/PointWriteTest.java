package io.distribsilly.sql.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SequenceCatalog;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.session.BatchOutcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PointWriteTest {
  private static final ColumnType INTEGER = ColumnType.of(SqlType.INTEGER);

  @TempDir Path folder;
  private PointFixture fixture;

  @BeforeEach
  void createTables() {
    fixture = new PointFixture(folder);
    fixture.createTable(
        "T",
        1,
        PointFixture.required(0, "ID", INTEGER),
        PointFixture.column(1, "NAME", ColumnType.of(SqlType.VARCHAR, 5)),
        PointFixture.withDefault(2, "N", INTEGER, "40 + 2"),
        new ColumnDefinition(
            3, "D", new ColumnType(SqlType.DECIMAL, 5, 2), false, Optional.of("0")));
    fixture.createTable(
        "P",
        2,
        PointFixture.required(0, "A", INTEGER),
        PointFixture.required(1, "B", ColumnType.of(SqlType.CHAR, 3)),
        PointFixture.column(2, "V", INTEGER));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void insertsRowsWithDefaultsForWhatIsLeftOut() {
    assertThat(fixture.update("INSERT INTO T (NAME, ID) VALUES ('a', 1), (NULL, 1 + 1)"))
        .isEqualTo(2);
    assertThat(fixture.update("INSERT INTO T VALUES (3, DEFAULT, DEFAULT, 1.005)")).isEqualTo(1);
    assertThat(fixture.update("INSERT INTO T (ID, N) VALUES (?, ?)", 4L, null)).isEqualTo(1);
    assertThat(stored(1)).isEqualTo(List.of(1, "a", 42, new BigDecimal("0.00")));
    assertThat(stored(2)).isEqualTo(Arrays.asList(2, null, 42, new BigDecimal("0.00")));
    assertThat(stored(3)).isEqualTo(Arrays.asList(3, null, 42, new BigDecimal("1.01")));
    assertThat(stored(4)).isEqualTo(Arrays.asList(4, null, null, new BigDecimal("0.00")));
  }

  @Test
  void convertsParametersToTheirColumns() {
    fixture.update("INSERT INTO T VALUES (?, ?, ?, ?)", "1", 5, 2.5, "3.14159");
    assertThat(stored(1)).isEqualTo(List.of(1, "5", 3, new BigDecimal("3.14")));
  }

  @Test
  void padsCharKeysAndFindsThemWithoutPadding() {
    fixture.update("INSERT INTO P VALUES (1, 'x', 5)");
    assertThat(fixture.query("SELECT * FROM P WHERE A = 1 AND B = 'x'"))
        .containsExactly(List.of(1, "x  ", 5));
    assertThat(fixture.query("SELECT V FROM P WHERE A = 1 AND B = ?", "x ")).hasSize(1);
    assertThatThrownBy(() -> fixture.update("INSERT INTO P VALUES (1, 'x ', 6)"))
        .satisfies(e -> assertState(e, "23505"));
  }

  @Test
  void duplicateKeyNamesTableAndKeyAndChangesNothing() {
    fixture.update("INSERT INTO P VALUES (1, 'it''', 5)");
    assertThatThrownBy(() -> fixture.update("INSERT INTO P VALUES (2, 'b', 1), (1, 'it''', 2)"))
        .satisfies(e -> assertState(e, "23505"))
        .hasMessageContaining("(1, 'it''')")
        .hasMessageContaining("\"P\"");
    assertThat(fixture.query("SELECT V FROM P WHERE A IN (1, 2) AND B IN ('it''', 'b')"))
        .containsExactly(List.of(5));
  }

  @Test
  void keyTwiceInOneInsertIsADuplicate() {
    assertThatThrownBy(() -> fixture.update("INSERT INTO T (ID) VALUES (1), (2), (1)"))
        .satisfies(e -> assertState(e, "23505"))
        .hasMessageContaining("twice");
    assertThat(fixture.query("SELECT ID FROM T WHERE ID IN (1, 2)")).isEmpty();
  }

  @Test
  void upsertInsertsOrReplacesTheWholeRow() {
    fixture.update("INSERT INTO T VALUES (1, 'a', 7, 1.5)");
    assertThat(fixture.update("UPSERT INTO T (ID, NAME) VALUES (1, 'b'), (2, 'c'), (2, 'd')"))
        .isEqualTo(3);
    assertThat(stored(1)).isEqualTo(List.of(1, "b", 42, new BigDecimal("0.00")));
    assertThat(stored(2)).isEqualTo(List.of(2, "d", 42, new BigDecimal("0.00")));
  }

  @Test
  void updatesWhatTheKeyAndTheFilterMatch() {
    fixture.update("INSERT INTO T (ID, N) VALUES (1, 10), (2, 20), (3, NULL)");
    assertThat(
            fixture.update(
                "UPDATE T SET N = N + 1, NAME = 'x' || CAST(ID AS VARCHAR) WHERE ID IN (1, 2, 9)"))
        .isEqualTo(2);
    assertThat(fixture.update("UPDATE T SET N = ? WHERE ID IN (?, 3) AND N > 15", "7", 2))
        .isEqualTo(1);
    assertThat(fixture.update("UPDATE T SET N = 42 WHERE ID = 3")).isEqualTo(1);
    assertThat(fixture.update("UPDATE T SET N = 0 WHERE ID = 99")).isZero();
    assertThat(fixture.update("UPDATE T SET N = 0 WHERE ID = NULL")).isZero();
    assertThat(fixture.query("SELECT ID, N FROM T WHERE ID IN (1, 2, 3)"))
        .containsExactly(List.of(1, 11), List.of(2, 7), List.of(3, 42));
  }

  @Test
  void everyAssignmentSeesTheRowAsItWas() {
    fixture.update("INSERT INTO T (ID, N, D) VALUES (1, 10, 2)");
    fixture.update("UPDATE T AS X SET N = X.D, D = N WHERE X.ID = 1");
    assertThat(fixture.query("SELECT N, D FROM T WHERE ID = 1"))
        .containsExactly(List.of(2, new BigDecimal("10.00")));
  }

  @Test
  void updateThatFailsForOneRowChangesNone() {
    fixture.update("INSERT INTO T (ID, N) VALUES (1, 1), (2, 0)");
    assertThatThrownBy(() -> fixture.update("UPDATE T SET N = 10 / N WHERE ID IN (1, 2)"))
        .satisfies(e -> assertState(e, "22012"));
    assertThat(fixture.query("SELECT N FROM T WHERE ID IN (1, 2)"))
        .containsExactly(List.of(1), List.of(0));
  }

  @Test
  void deletesWhatTheKeyAndTheFilterMatch() {
    fixture.update("INSERT INTO T (ID, N) VALUES (1, 10), (2, 20), (3, 30)");
    assertThat(fixture.update("DELETE FROM T WHERE ID IN (1, 2, 3, 4) AND N <> 20")).isEqualTo(2);
    assertThat(fixture.update("DELETE FROM T WHERE ID = 1")).isZero();
    assertThat(fixture.query("SELECT ID FROM T WHERE ID IN (1, 2, 3)")).containsExactly(List.of(2));
  }

  @Test
  void builtInTableTakesKeyAndValueUnquoted() {
    assertThat(fixture.update("INSERT INTO kv (key, value) VALUES (?, ?)", "a", "1")).isEqualTo(1);
    assertThat(fixture.update("UPDATE kv SET value = value || '2' WHERE key = 'a'")).isEqualTo(1);
    assertThat(fixture.value("SELECT value FROM kv WHERE key = ?", "a")).isEqualTo("12");
  }

  @Test
  void failedEntriesOfABatchDoNotStopTheOthers() {
    fixture.update("INSERT INTO T (ID) VALUES (2)");
    List<BatchOutcome> outcomes =
        fixture.batch(
            "INSERT INTO T (ID, NAME) VALUES (?, ?)",
            List.of(
                entry(1, "a"),
                entry(2, "dup"),
                entry("x", "no number"),
                entry(3, "much too long"),
                entry(1, "dup"),
                entry(null, "null"),
                entry(4, "d")));
    assertThat(outcomes.stream().map(PointWriteTest::state))
        .containsExactly("1", "23505", "22018", "22001", "23505", "23502", "1");
    assertThat(fixture.query("SELECT ID, NAME FROM T WHERE ID IN (1, 2, 3, 4)"))
        .containsExactly(List.of(1, "a"), Arrays.asList(2, null), List.of(4, "d"));
  }

  @Test
  void entriesOfABatchSeeTheChangesOfThoseBefore() {
    fixture.update("INSERT INTO T (ID, N) VALUES (1, 1)");
    List<BatchOutcome> outcomes =
        fixture.batch(
            "UPDATE T SET N = N * 2 WHERE ID = ?", List.of(entry(1), entry(1), entry(9), entry(1)));
    assertThat(outcomes.stream().map(PointWriteTest::state)).containsExactly("1", "1", "0", "1");
    assertThat(fixture.value("SELECT N FROM T WHERE ID = 1")).isEqualTo(8);
    assertThat(fixture.batch("DELETE FROM T WHERE ID = ?", List.of(entry(1), entry(1))))
        .containsExactly(new BatchOutcome.Done(1), new BatchOutcome.Done(0));
  }

  @Test
  void batchOfNothingDoesNothing() {
    assertThat(fixture.batch("DELETE FROM T WHERE ID = ?", List.of())).isEmpty();
    assertThat(fixture.batch("DELETE FROM T WHERE ID = ?", List.<Object[]>of(entry((Object) null))))
        .containsExactly(new BatchOutcome.Done(0));
  }

  @Test
  void describesItsParametersByTheColumnsTheyMeet() {
    assertThat(parameterTypes("INSERT INTO T (NAME, ID) VALUES (?, ?), ('x', ?)"))
        .containsExactly("VARCHAR(5)", "INTEGER", "INTEGER");
    assertThat(parameterTypes("UPDATE T SET D = ?, N = N + ? WHERE ID = ?"))
        .containsExactly("DECIMAL(5, 2)", "INTEGER", "INTEGER");
    assertThat(fixture.plan("INSERT INTO T (ID, NAME) VALUES (?, ?)").parameters())
        .extracting(parameter -> parameter.nullable())
        .containsExactly(false, true);
  }

  @Test
  void explainsTheKeysItWrites() {
    assertThat(fixture.explain("INSERT INTO T (ID) VALUES (1), (2)"))
        .contains("path: point", "table: T", "key: (1)", "key: (2)");
    assertThat(fixture.explain("DELETE FROM T WHERE ID = ?", 7)).contains("key: (7)");
    assertThat(fixture.explain("UPDATE T SET N = 1 WHERE ID = ?"))
        .contains("key: known once the parameters are set");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO NOPE VALUES (1) | 42S02 | line 1, column 13: table \"NOPE\"",
        "INSERT INTO T (ID, NOPE) VALUES (1, 2) | 42S22 | line 1, column 20: column \"NOPE\"",
        "INSERT INTO T (ID, ID) VALUES (1, 2) | 42S21 | column \"ID\"",
        "INSERT INTO T (ID) VALUES (1, 2) | 42000 | 2 values are given for 1 columns",
        "INSERT INTO T VALUES (1, 'a') | 42000 | 2 values are given for 4 columns",
        "INSERT INTO T (ID) VALUES (NULL) | 23502 | column \"ID\" of table \"T\"",
        "INSERT INTO T (NAME) VALUES ('a') | 23502 | column \"ID\"",
        "INSERT INTO T (ID, D) VALUES (1, NULL) | 23502 | column \"D\"",
        "INSERT INTO T (ID, NAME) VALUES (1, 'abcdef') | 22001 | \"NAME\" VARCHAR(5)",
        "INSERT INTO T (ID, N) VALUES (1, 3000000000) | 22003 | \"N\"",
        "INSERT INTO T (ID, N) VALUES (1, 'x') | 22018 | \"N\"",
        "INSERT INTO T (ID, N) VALUES (1, ID) | 42S22 | column \"ID\"",
        "INSERT INTO T (ID, N) VALUES (1, SQRT(4)) | 0A000 | SQRT",
        "INSERT INTO INFORMATION_SCHEMA.SHARDS VALUES (1) | 25006 | INFORMATION_SCHEMA",
        "INSERT INTO OTHER.T VALUES (1) | 42S02 | OTHER.T",
        "UPDATE NOPE SET N = 1 WHERE ID = 1 | 42S02 | line 1, column 8",
        "UPDATE T SET NOPE = 1 WHERE ID = 1 | 42S22 | line 1, column 14",
        "UPDATE T SET N = NOPE WHERE ID = 1 | 42S22 | \"NOPE\"",
        "UPDATE T SET N = 1, N = 2 WHERE ID = 1 | 42S21 | \"N\"",
        "UPDATE T SET N = 1 WHERE NOPE = 1 | 42S22 | \"NOPE\"",
        "DELETE FROM NOPE | 42S02 | line 1, column 13",
        "DELETE FROM T WHERE NOPE = 1 AND ID = 1 | 42S22 | \"NOPE\"",
        "DELETE FROM T WHERE ID = 'x' | 22018 | 'x'",
      })
  void failsWithSqlStateAndPlace(String sql, String sqlState, String message) {
    assertThatThrownBy(() -> fixture.update(sql))
        .satisfies(e -> assertState(e, sqlState))
        .hasMessageContaining(message);
  }

  @Test
  void rowWithNullInANotNullColumnIsRefusedByUpdateToo() {
    fixture.update("INSERT INTO T (ID) VALUES (1)");
    assertThatThrownBy(() -> fixture.update("UPDATE T SET D = NULL WHERE ID = 1"))
        .satisfies(e -> assertState(e, "23502"))
        .hasMessageContaining("\"D\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'x'", "ID", "?", "1 / 0", "COUNT(*)"})
  void defaultThatCannotBeAValueOfItsColumnIsRefused(String sql) {
    TableDefinition table =
        new TableDefinition(
            0,
            "X",
            List.of(
                PointFixture.required(0, "ID", INTEGER),
                PointFixture.withDefault(1, "N", INTEGER, sql)),
            List.of(0));
    assertThatThrownBy(
            () ->
                PointPlanner.checkDefaults(
                    table,
                    new Namespace(
                        new Catalog(
                            1, List.of("PUBLIC"), List.of(), SequenceCatalog.EMPTY, List.of()),
                        "PUBLIC")))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> assertThat(e.code().fault()).isEqualTo(ErrorCode.Fault.USER));
  }

  private List<Object> stored(int id) {
    return fixture.query("SELECT * FROM T WHERE ID = ?", id).get(0);
  }

  private static Object[] entry(Object... values) {
    return values;
  }

  private Stream<String> parameterTypes(String sql) {
    return fixture.plan(sql).parameters().stream().map(p -> p.type().orElseThrow().toSql());
  }

  private static String state(BatchOutcome outcome) {
    return switch (outcome.getClass().getSimpleName()) {
      case "Done" -> Long.toString(((BatchOutcome.Done) outcome).count());
      default -> ((BatchOutcome.Failed) outcome).error().code().sqlState();
    };
  }

  private static void assertState(Throwable error, String sqlState) {
    assertThat(error)
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code().sqlState()).isEqualTo(sqlState));
  }
}
