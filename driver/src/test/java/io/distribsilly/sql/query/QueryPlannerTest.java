package io.distribsilly.sql.query;

import static io.distribsilly.engine.ErrorCode.INVALID_CONVERSION;
import static io.distribsilly.engine.ErrorCode.INVALID_DATETIME;
import static io.distribsilly.engine.ErrorCode.INVALID_PARAMETER_VALUE;
import static io.distribsilly.engine.ErrorCode.QUERY_CANCELED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.session.RowSource;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.calcite.sql.SqlNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryPlannerTest {
  @TempDir static Path folder;

  private static QueryFixture fixture;

  @BeforeAll
  static void open() {
    fixture = new QueryFixture(folder);
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @Test
  void describesTheColumnsOfAResult() {
    Plan plan = fixture.plan("SELECT id, c.name AS n, area, COUNT(*) OVER (), NULL FROM city AS c");
    assertThat(plan.columns())
        .containsExactly(
            new ResultColumn("ID", "ID", Optional.of("CITY"), type(SqlType.INTEGER), false),
            new ResultColumn("N", "NAME", Optional.of("CITY"), type(SqlType.VARCHAR), false),
            new ResultColumn(
                "AREA",
                "AREA",
                Optional.of("CITY"),
                Optional.of(new ColumnType(SqlType.DECIMAL, 10, 2)),
                true),
            new ResultColumn(
                "COUNT(*) OVER ()",
                "COUNT(*) OVER ()",
                Optional.empty(),
                type(SqlType.BIGINT),
                false),
            new ResultColumn("NULL", "NULL", Optional.empty(), Optional.empty(), true));
  }

  @Test
  void returnsValuesOfTheClassOfTheirType() {
    for (String table : List.of("city", "event", "country")) {
      Plan plan = fixture.plan("SELECT * FROM " + table);
      for (List<Object> row : fixture.rows(plan)) {
        for (int i = 0; i < row.size(); i++) {
          Class<?> expected = plan.columns().get(i).type().orElseThrow().type().javaClass();
          if (row.get(i) != null) {
            assertThat(row.get(i)).isInstanceOf(expected);
          }
        }
      }
    }
  }

  @Test
  void givesDecimalsTheScaleOfTheirColumn() {
    assertThat(
            fixture.query(
                "SELECT 10.00 / 3, 1 / 3.0, AVG(area), SUM(area) FROM city WHERE id < 3 AND id > 0"))
        .containsExactly(
            List.of(
                new BigDecimal("3.333333333333"),
                new BigDecimal("0.33333333333"),
                new BigDecimal("823.460000000000"),
                new BigDecimal("1646.92")));
  }

  @Test
  void dividesLongDecimalsExactly() {
    assertThat(fixture.query("SELECT 123456789012345678901234567890.5 / 1"))
        .containsExactly(List.of(new BigDecimal("123456789012345678901234567890.50000000000")));
  }

  @Test
  void describesParameters() {
    Plan plan = fixture.plan("SELECT ? FROM city WHERE id = ? AND founded > ? LIMIT ? OFFSET ?");
    assertThat(plan.parameters())
        .extracting(ParameterDescription::type)
        .containsExactly(
            type(SqlType.VARCHAR),
            type(SqlType.INTEGER),
            type(SqlType.DATE),
            type(SqlType.BIGINT),
            type(SqlType.BIGINT));
  }

  @Test
  void comparesParametersWithoutChangingThem() {
    Plan plan = fixture.plan("SELECT name FROM city WHERE id = ?");
    assertThat(fixture.rows(plan, 4)).containsExactly(List.of("Paris"));
    assertThat(fixture.rows(plan, 4L)).containsExactly(List.of("Paris"));
    assertThat(fixture.rows(plan, "4")).containsExactly(List.of("Paris"));
    assertThat(fixture.rows(plan, new BigDecimal("4.0"))).containsExactly(List.of("Paris"));
    assertThat(fixture.rows(plan, 4.0)).containsExactly(List.of("Paris"));
    assertThat(fixture.rows(plan, 4.5)).isEmpty();
    assertThat(fixture.rows(plan, new BigDecimal("4.01"))).isEmpty();
    assertThat(fixture.rows(plan, 1L << 40)).isEmpty();
    assertThat(fixture.rows(plan, BigInteger.ONE.shiftLeft(70))).isEmpty();
    assertThat(fixture.rows(plan, new Object[] {null})).isEmpty();
  }

  @Test
  void comparesFractionsWithWholeNumbers() {
    Plan plan = fixture.plan("SELECT id FROM city WHERE id < ? AND id > 0");
    assertThat(fixture.rows(plan, 2.5)).containsExactly(List.of(1), List.of(2));
    assertThat(fixture.rows(plan, 1L << 40)).hasSize(9);
  }

  @Test
  void comparesCharWithShorterParametersAndLiterals() {
    fixture.create(
        QueryFixture.table(
            "PADDED",
            1,
            QueryFixture.column("C", ColumnType.of(SqlType.CHAR, 5), false),
            QueryFixture.column("V", ColumnType.of(SqlType.VARCHAR), true)),
        List.of(QueryFixture.row("ab   ", "x"), QueryFixture.row("abc  ", "y")));
    assertThat(fixture.query("SELECT v FROM padded WHERE c = 'ab'")).containsExactly(List.of("x"));
    assertThat(fixture.query("SELECT v FROM padded WHERE c IN ('abc', 'q')"))
        .containsExactly(List.of("y"));
    assertThat(fixture.query("SELECT v FROM padded WHERE c = ?", "ab"))
        .containsExactly(List.of("x"));
    assertThat(fixture.query("SELECT v FROM padded WHERE c = ?", "abcdefg")).isEmpty();
    assertThat(fixture.query("SELECT v FROM padded WHERE c = 'ab     '"))
        .containsExactly(List.of("x"));
  }

  @Test
  void takesParametersOfEveryType() {
    assertThat(fixture.query("SELECT COUNT(*) FROM city WHERE capital = ?", true))
        .containsExactly(List.of(4L));
    assertThat(fixture.query("SELECT id FROM city WHERE area = ?", 105.4))
        .containsExactly(List.of(4));
    assertThat(fixture.query("SELECT id FROM city WHERE area = ?", new BigDecimal("105.401")))
        .isEmpty();
    assertThat(fixture.query("SELECT id FROM city WHERE rating = ?", 9.5))
        .containsExactly(List.of(4));
    assertThat(fixture.query("SELECT id FROM city WHERE founded = ?", LocalDate.of(1158, 6, 14)))
        .containsExactly(List.of(3));
    assertThat(fixture.query("SELECT id FROM city WHERE founded = ?", "1158-06-14"))
        .containsExactly(List.of(3));
    assertThat(
            fixture.query(
                "SELECT seq FROM event WHERE happened = ?",
                LocalDateTime.parse("2024-02-29T12:30:45.123")))
        .containsExactly(List.of((short) 1));
    assertThat(
            fixture.query(
                "SELECT seq FROM event WHERE moment = ?", Instant.parse("2024-02-29T23:00:00Z")))
        .containsExactly(List.of((short) 2));
    assertThat(fixture.query("SELECT seq FROM event WHERE payload = ?", new byte[] {0x7f}))
        .containsExactly(List.of((short) 3));
    assertThat(
            fixture.query(
                "SELECT seq FROM event WHERE tag = ?",
                UUID.fromString("e0000000-0000-0000-0000-000000000001")))
        .containsExactly(List.of((short) 2));
    assertThat(fixture.query("SELECT ? || 'x', CAST(? AS INTEGER) + 1", "a", 41))
        .containsExactly(List.of("ax", 42));
    assertThat(fixture.query("SELECT ?", 7)).containsExactly(List.of("7"));
  }

  @Test
  void limitsByParameters() {
    Plan plan = fixture.plan("SELECT id FROM city ORDER BY id LIMIT ? OFFSET ?");
    assertThat(fixture.rows(plan, 2, 1)).containsExactly(List.of(1), List.of(2));
    assertThat(fixture.rows(plan, 1L << 40, 0L)).hasSize(10);
    assertThat(fixture.rows(plan, null, null)).hasSize(10);
    assertThat(fixture.rows(plan, 0, 0)).isEmpty();
    assertThat(fixture.query("SELECT id FROM city LIMIT 3000000000")).hasSize(10);
    assertFails(INVALID_PARAMETER_VALUE, () -> fixture.rows(plan, -1, 0));
    assertFails(INVALID_PARAMETER_VALUE, () -> fixture.rows(plan, 1.5, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TABLE_NOT_FOUND   | line 1, column 15 | SELECT * FROM nowhere
          TABLE_NOT_FOUND   | line 1, column 15 | SELECT * FROM "city"
          TABLE_NOT_FOUND   | line 1, column 15 | SELECT * FROM elsewhere.city
          TABLE_NOT_FOUND   | line 1, column 8  | SELECT k.id FROM city
          COLUMN_NOT_FOUND  | line 1, column 12 | SELECT id, nothing FROM city
          COLUMN_NOT_FOUND  | line 1, column 31 | SELECT id FROM city c WHERE c.nothing = 1
          COLUMN_NOT_FOUND  | line 1, column 8  | SELECT "id" FROM city
          ROUTINE_NOT_FOUND | line 1, column 8  | SELECT FROBNICATE(id) FROM city
          INVALID_STATEMENT | line 1, column 8  | SELECT name, COUNT(*) FROM city
          INVALID_STATEMENT | line 1, column 8  | SELECT SUM(id, 1) FROM city
          INVALID_STATEMENT | line 1, column 8  | SELECT id FROM city JOIN event ON id = city_id JOIN city d ON d.id = 1
          INVALID_STATEMENT | line 1            | SELECT id FROM city UNION SELECT id, name FROM city
          INVALID_STATEMENT | line 1            | SELECT id FROM city WHERE capital + 1 = 2
          """)
  void namesLineAndColumnOfWhatIsWrong(ErrorCode code, String position, String sql) {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> fixture.plan(sql))
        .satisfies(error -> assertThat(error.code()).isEqualTo(code))
        .withMessageStartingWith(position);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DIVISION_BY_ZERO     | SELECT 1 / (id - id) FROM city
          DIVISION_BY_ZERO     | SELECT 1 / 0
          DIVISION_BY_ZERO     | SELECT area / 0 FROM city
          DIVISION_BY_ZERO     | SELECT rating / 0e0 FROM city WHERE id = 1
          DIVISION_BY_ZERO     | SELECT MOD(id, 0) FROM city
          NUMERIC_OUT_OF_RANGE | SELECT id + 2147483647 FROM city
          NUMERIC_OUT_OF_RANGE | SELECT 2147483647 + 1
          NUMERIC_OUT_OF_RANGE | SELECT population * 9223372036854775807 FROM city
          NUMERIC_OUT_OF_RANGE | SELECT -9223372036854775807 - id FROM city
          NUMERIC_OUT_OF_RANGE | SELECT level * level * level FROM event
          NUMERIC_OUT_OF_RANGE | SELECT CAST(population AS INTEGER) * 1000000 FROM city
          NUMERIC_OUT_OF_RANGE | SELECT CAST(population AS SMALLINT) FROM city
          NUMERIC_OUT_OF_RANGE | SELECT CAST(rating * 1e20 AS BIGINT) FROM city
          NUMERIC_OUT_OF_RANGE | SELECT CAST(12345 AS DECIMAL(3, 0))
          INVALID_CONVERSION   | SELECT CAST(name AS INTEGER) FROM city
          INVALID_CONVERSION   | SELECT CAST('x' AS DECIMAL(5, 2))
          INVALID_CONVERSION   | SELECT CAST('maybe' AS BOOLEAN)
          INVALID_CONVERSION   | SELECT CAST(name AS UUID) FROM city
          INVALID_DATETIME     | SELECT CAST(name AS DATE) FROM city
          INVALID_DATETIME     | SELECT CAST('2021-02-30' AS DATE)
          INVALID_DATETIME     | SELECT CAST('soon' AS TIMESTAMP)
          DATA_EXCEPTION       | SELECT (SELECT id FROM city)
          """)
  void reportsErrorsOfTheData(ErrorCode code, String sql) {
    assertFails(code, () -> fixture.query(sql));
  }

  @Test
  void reportsParametersThatCannotBeConverted() {
    Plan plan = fixture.plan("SELECT id FROM city WHERE id = ? AND founded = ?");
    assertFails(INVALID_CONVERSION, () -> fixture.rows(plan, "four", null));
    assertFails(INVALID_DATETIME, () -> fixture.rows(plan, 4, "yesterday"));
    assertFails(INVALID_CONVERSION, () -> fixture.rows(plan, LocalDate.EPOCH, null));
  }

  @Test
  void narrowsTheScanByTheKey() {
    assertThat(fixture.explain("SELECT name FROM city WHERE id = 4"))
        .startsWith("path: query")
        .contains("columns=[[ID, NAME]], key=[ID = 4]");
    assertThat(fixture.explain("SELECT name FROM city WHERE id BETWEEN ? AND 6"))
        .contains("key=[ID >= ?0 AND ID <= 6]");
    assertThat(fixture.explain("SELECT seq FROM event WHERE city_id = 1 AND seq > 1 AND level > 1"))
        .contains("key=[CITY_ID = 1 AND SEQ >= 1]");
    assertThat(
            fixture.explain("SELECT * FROM city c JOIN event e ON e.city_id = c.id WHERE c.id = 2"))
        .contains("key=[ID = 2]");
  }

  @Test
  void readsKeyOrderWithoutSorting() {
    assertThat(fixture.explain("SELECT name FROM city ORDER BY id LIMIT 3"))
        .doesNotContain("Sort")
        .contains("EnumerableLimit");
    assertThat(fixture.explain("SELECT seq FROM event ORDER BY city_id, seq"))
        .doesNotContain("Sort");
    assertThat(fixture.explain("SELECT seq FROM event ORDER BY seq")).contains("Sort");
  }

  @Test
  void leavesTheParseTreeAsItIs() {
    String sql =
        "WITH w AS (SELECT * FROM city) SELECT DISTINCT name, SUM(id) OVER (PARTITION BY country)"
            + " FROM w WHERE id IN (SELECT city_id FROM event) ORDER BY 1 LIMIT 5";
    SqlNode node = SqlParsing.parse(sql);
    String before = node.toString();
    QueryPlanner.plan(sql, node, Namespace.of(fixture.database().catalog()), new CancelSignal());
    assertThat(node).hasToString(before);
    assertThat(
            QueryPlanner.plan(
                    sql, node, Namespace.of(fixture.database().catalog()), new CancelSignal())
                .columns())
        .hasSize(2);
  }

  @Test
  void stopsWhenItIsCanceled() {
    CancelSignal cancel = new CancelSignal();
    Plan plan = fixture.plan("SELECT a.id FROM city a, city b");
    try (RowSource rows =
        ((Result.Rows) plan.execute(fixture.context(cancel), new Object[0])).rows()) {
      assertThat(rows.next()).isTrue();
      cancel.raise();
      assertFails(QUERY_CANCELED, rows::next);
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void canBeClosedBeforeItsEnd() {
    Plan plan = fixture.plan("SELECT c.id, e.seq FROM city c JOIN event e ON e.city_id = c.id");
    for (int fetched = 0; fetched < 3; fetched++) {
      RowSource rows = fixture.open(plan);
      for (int i = 0; i < fetched; i++) {
        assertThat(rows.next()).isTrue();
      }
      rows.close();
      rows.close();
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void isSharedByThreads() throws Exception {
    Plan plan =
        fixture.plan(
            "SELECT c.name, COUNT(*) FROM city c JOIN event e ON e.city_id = c.id"
                + " WHERE c.id < ? GROUP BY c.name ORDER BY 1");
    List<List<Object>> few = fixture.rows(plan, 2);
    List<List<Object>> many = fixture.rows(plan, 100);
    assertThat(few).isNotEqualTo(many);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<List<Object>>>> calls = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int id = i % 2 == 0 ? 2 : 100;
        calls.add(() -> fixture.rows(plan, id));
      }
      List<Future<List<List<Object>>>> results = threads.invokeAll(calls);
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(i % 2 == 0 ? few : many);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void knowsTheTimeOfTheStatement() {
    assertThat(
            fixture.query(
                "SELECT CURRENT_TIMESTAMP = LOCALTIMESTAMP,"
                    + " CAST(CURRENT_TIMESTAMP AS DATE) = CURRENT_DATE"))
        .containsExactly(List.of(true, true));
  }

  @Test
  void goesThroughRecursion() {
    assertThat(
            fixture.query(
                "WITH RECURSIVE n (i) AS (VALUES 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5)"
                    + " SELECT SUM(i) FROM n"))
        .containsExactly(List.of(15L));
  }

  private static Optional<ColumnType> type(SqlType type) {
    return Optional.of(ColumnType.of(type));
  }

  private static void assertFails(
      ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(call)
        .satisfies(error -> assertThat(error.code()).as(error.toString()).isEqualTo(code));
  }
}
