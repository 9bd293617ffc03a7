package io.distribsilly.sql.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.session.ResultColumn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PointSelectTest {
  @TempDir static Path folder;
  private static PointFixture fixture;

  @BeforeAll
  static void createTables() {
    fixture = new PointFixture(folder);
    fixture.createTable(
        "ONE",
        1,
        PointFixture.required(0, "ID", ColumnType.of(SqlType.INTEGER)),
        PointFixture.column(1, "NAME", ColumnType.of(SqlType.VARCHAR, 20)));
    fixture.createTable(
        "TWO",
        2,
        PointFixture.required(0, "A", ColumnType.of(SqlType.INTEGER)),
        PointFixture.required(1, "B", ColumnType.of(SqlType.VARCHAR, 5)),
        PointFixture.column(2, "V", ColumnType.of(SqlType.INTEGER)));
    for (int i = 1; i <= 5; i++) {
      fixture.update("INSERT INTO ONE VALUES (?, ?)", i, "n" + i);
      fixture.update("INSERT INTO TWO VALUES (?, 'x', ?), (?, 'y', ?)", i, i, i, -i);
    }
    fixture.update("INSERT INTO KV VALUES ('k', 'v')");
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM ONE WHERE ID = 1",
        "SELECT name FROM one WHERE id = 1",
        "SELECT o.name, o.* FROM public.one AS o WHERE o.id = 1",
        "SELECT one.name FROM one WHERE one.id = 1",
        "SELECT public.one.name FROM public.one WHERE id = 1",
        "SELECT * FROM ONE WHERE 1 = ID",
        "SELECT * FROM ONE WHERE ID = ?",
        "SELECT * FROM ONE WHERE ID = 1 + 1",
        "SELECT * FROM ONE WHERE ID IN (1, 2, ?)",
        "SELECT * FROM ONE WHERE (ID) IN (1)",
        "SELECT * FROM ONE WHERE NAME = 'n1' AND ID = 1",
        "SELECT * FROM ONE WHERE ID = 1 AND ID = 2",
        "SELECT * FROM ONE WHERE ID = 1 LIMIT 1",
        "SELECT * FROM ONE WHERE ID IN (1, 2) OFFSET 1 ROWS FETCH NEXT 1 ROW ONLY",
        "SELECT * FROM TWO WHERE A = 1 AND B = 'x'",
        "SELECT * FROM TWO WHERE A IN (1, 2) AND B IN ('x', 'y')",
        "SELECT * FROM TWO WHERE (A, B) IN ((1, 'x'), (2, 'y'))",
        "SELECT * FROM TWO WHERE (B, A) = ('x', 1)",
        "SELECT value FROM kv WHERE key = ?",
        "SELECT * FROM ONE WHERE ID = 1 OR 2 = ID OR ID IN (3, ?)",
        "SELECT * FROM TWO WHERE (A, B) = (1, 'x') OR (A, B) = (2, 'y')",
      })
  void takesStatementsThatNameTheWholeKey(String sql) {
    assertThat(fixture.tryPlan(sql)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM ONE",
        "SELECT * FROM ONE WHERE ID > 1",
        "SELECT * FROM ONE WHERE ID = 1 OR ID > 2",
        "SELECT * FROM ONE WHERE ID = 1 OR NAME = 'n1'",
        "SELECT * FROM TWO WHERE A = 1 OR B = 'x'",
        "SELECT * FROM ONE WHERE ID = ID",
        "SELECT * FROM ONE WHERE NAME = 'n1'",
        "SELECT * FROM ONE WHERE ID IN (SELECT A FROM TWO)",
        "SELECT * FROM ONE WHERE ID NOT IN (1)",
        "SELECT * FROM TWO WHERE A = 1",
        "SELECT * FROM TWO WHERE (A, B) IN ((1, 'x'), (2, B))",
        "SELECT DISTINCT NAME FROM ONE WHERE ID = 1",
        "SELECT * FROM ONE WHERE ID = 1 ORDER BY ID",
        "SELECT COUNT(*) FROM ONE WHERE ID = 1",
        "SELECT ID FROM ONE WHERE ID = 1 GROUP BY ID",
        "SELECT * FROM ONE, TWO WHERE ID = 1",
        "SELECT * FROM ONE JOIN TWO ON ID = A WHERE ID = 1",
        "SELECT * FROM (SELECT * FROM ONE) WHERE ID = 1",
        "SELECT * FROM ONE WHERE ID = 1 LIMIT ?",
        "SELECT * FROM ONE AS O (X, Y) WHERE X = 1",
        "SELECT * FROM INFORMATION_SCHEMA.SHARDS WHERE SLOT = 1",
        "SELECT * FROM KV WHERE KEY = 5",
        "SELECT * FROM KV WHERE KEY = CAST('k' AS CHAR(3))",
        "VALUES (1)",
        "SELECT 1",
        "SELECT * FROM ONE WHERE ID = 1 UNION SELECT * FROM ONE WHERE ID = 2",
      })
  void leavesEverythingElseToTheQueryPath(String sql) {
    assertThat(fixture.tryPlan(sql)).isEmpty();
  }

  @Test
  void readsOneRowByItsKey() {
    assertThat(fixture.query("SELECT * FROM ONE WHERE ID = 3")).containsExactly(List.of(3, "n3"));
    assertThat(fixture.query("SELECT NAME, ID, NAME FROM ONE WHERE ID = ?", 3L))
        .containsExactly(List.of("n3", 3, "n3"));
    assertThat(fixture.query("SELECT value FROM kv WHERE key = ?", "k"))
        .containsExactly(List.of("v"));
    assertThat(fixture.query("SELECT * FROM ONE WHERE ID = 99")).isEmpty();
  }

  @Test
  void readsTheRowsOfAListOnceEachInKeyOrder() {
    assertThat(fixture.query("SELECT ID FROM ONE WHERE ID IN (4, 2, 99, 4, ?, 1)", 2))
        .containsExactly(List.of(1), List.of(2), List.of(4));
  }

  @Test
  void readsAllCombinationsOfACompositeKey() {
    assertThat(fixture.query("SELECT A, B, V FROM TWO WHERE B IN ('y', 'x') AND A IN (2, 1)"))
        .containsExactly(
            List.of(1, "x", 1), List.of(1, "y", -1), List.of(2, "x", 2), List.of(2, "y", -2));
  }

  @Test
  void readsRowValues() {
    assertThat(fixture.query("SELECT V FROM TWO WHERE (B, A) IN (('y', 3), ('x', ?))", 1))
        .containsExactly(List.of(1), List.of(-3));
    assertThat(fixture.query("SELECT V FROM TWO WHERE (A, B) = (3, 'y') AND (A, V) IN ((3, -3))"))
        .containsExactly(List.of(-3));
  }

  @Test
  void filtersWhatTheKeyFinds() {
    assertThat(fixture.query("SELECT ID FROM ONE WHERE ID IN (1, 2, 3) AND NAME > 'n1'"))
        .containsExactly(List.of(2), List.of(3));
    assertThat(fixture.query("SELECT ID FROM ONE WHERE ID = 1 AND ID = 2")).isEmpty();
    assertThat(fixture.query("SELECT ID FROM ONE WHERE ID = 1 AND ID IN (1, 2)")).hasSize(1);
  }

  @Test
  void limitsRowsInKeyOrder() {
    assertThat(fixture.query("SELECT ID FROM ONE WHERE ID IN (5, 4, 3, 2) LIMIT 2 OFFSET 1"))
        .containsExactly(List.of(3), List.of(4));
    assertThat(fixture.query("SELECT ID FROM ONE WHERE ID IN (5, 4) OFFSET 9 ROWS")).isEmpty();
    assertThat(fixture.query("SELECT ID FROM ONE WHERE ID = 1 LIMIT 0")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NULL",
    "1.5",
    "99999999999",
    "1e30",
    "'  77 '",
    "-1",
  })
  void keyThatNoRowCanHaveFindsNothing(String key) {
    assertThat(fixture.query("SELECT * FROM ONE WHERE ID = " + key)).isEmpty();
  }

  @Test
  void keyOfAnotherTypeIsComparedByValue() {
    assertThat(fixture.query("SELECT ID FROM ONE WHERE ID = 1.0")).hasSize(1);
    assertThat(fixture.query("SELECT ID FROM ONE WHERE ID = '1'")).hasSize(1);
    assertThat(fixture.query("SELECT ID FROM ONE WHERE ID = ?", new BigDecimal("1.00"))).hasSize(1);
    assertThat(fixture.query("SELECT ID FROM ONE WHERE ID = ?", 1.5)).isEmpty();
    assertThat(fixture.query("SELECT ID FROM ONE WHERE ID = ?", (Object) null)).isEmpty();
    assertThat(fixture.query("SELECT A FROM TWO WHERE A = 1 AND B = 'much too long'")).isEmpty();
    assertThat(fixture.query("SELECT A FROM TWO WHERE A = 1 AND B = 'x '")).isEmpty();
    assertThat(fixture.query("SELECT KEY FROM KV WHERE KEY = ?", "x".repeat(100_000))).isEmpty();
  }

  @Test
  void describesItsColumns() {
    List<ResultColumn> columns =
        fixture
            .plan("SELECT o.*, ID AS X, ID + 1, NAME || 'a' AS Y FROM ONE o WHERE ID = 1")
            .columns();
    assertThat(columns)
        .containsExactly(
            column("ID", "ID", "ONE", ColumnType.of(SqlType.INTEGER), false),
            column("NAME", "NAME", "ONE", ColumnType.of(SqlType.VARCHAR, 20), true),
            column("X", "ID", "ONE", ColumnType.of(SqlType.INTEGER), false),
            column("ID + 1", "ID + 1", null, ColumnType.of(SqlType.INTEGER), false),
            column("Y", "Y", null, ColumnType.of(SqlType.VARCHAR, 21), true));
  }

  @Test
  void explainsKeySlotAndShard() {
    List<String> lines =
        fixture.explain("SELECT * FROM TWO WHERE A = 1 AND B IN (?, 'it''s')", "x");
    assertThat(lines).startsWith("path: point", "table: TWO", "key: (1, 'it''s')");
    assertThat(lines.get(3)).matches("slot: [0-3]");
    assertThat(lines.get(4)).startsWith("shard: ");
    assertThat(lines.get(5)).isEqualTo("key: (1, 'x')");
    assertThat(fixture.explain("SELECT * FROM ONE WHERE ID = ?"))
        .containsExactly("path: point", "table: ONE", "key: known once the parameters are set");
    assertThat(fixture.explain("SELECT * FROM ONE WHERE ID = NULL")).contains("key: none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM NOPE WHERE ID = 1 | 42S02 | line 1, column 15: table \"NOPE\"",
        "SELECT * FROM \"one\" WHERE ID = 1 | 42S02 | table \"one\"",
        "SELECT NOPE FROM ONE WHERE ID = 1 | 42S22 | line 1, column 8: column \"NOPE\"",
        "SELECT \"id\" FROM ONE WHERE ID = 1 | 42S22 | column \"id\"",
        "SELECT * FROM ONE WHERE NOPE = 1 | 42S22 | line 1, column 25: column \"NOPE\"",
        "SELECT * FROM ONE O WHERE ONE.ID = 1 | 42S02 | line 1, column 27",
        "SELECT X.* FROM ONE WHERE ID = 1 | 42S02 | \"X\"",
        "SELECT * FROM ONE WHERE ID = 'x' | 22018 | 'x'",
        "SELECT * FROM ONE WHERE ID = DATE '2020-13-01' | 22007 | 2020-13-01",
      })
  void failsWithSqlStateAndPlace(String sql, String sqlState, String message) {
    assertThatThrownBy(() -> fixture.query(sql))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code().sqlState()).isEqualTo(sqlState))
        .hasMessageContaining(message);
  }

  private static ResultColumn column(
      String label, String name, String table, ColumnType type, boolean nullable) {
    return new ResultColumn(label, name, Optional.ofNullable(table), Optional.of(type), nullable);
  }
}
