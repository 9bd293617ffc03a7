package io.distribsilly.sql.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.plan.Plan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class ExpressionTest {
  /** Expression, value, type. */
  private static final List<String> VALUES =
      List.of(
          "N ; 7 ; INTEGER",
          "-N ; -7 ; INTEGER",
          "+N ; 7 ; INTEGER",
          "N + 1 ; 8 ; INTEGER",
          "N + B ; 9000000007 ; BIGINT",
          "TY - TY + TY ; 100 ; TINYINT",
          "N / 2 ; 3 ; INTEGER",
          "-N / 2 ; -3 ; INTEGER",
          "N % 4 ; 3 ; INTEGER",
          "-N % 4 ; -3 ; INTEGER",
          "MOD(N, 4) ; 3 ; INTEGER",
          "N + Z ; null ; INTEGER",
          "N + NULL ; null ; INTEGER",
          "N * 1.5 ; 10.5 ; DECIMAL(12, 1)",
          "D + 1 ; 2.25 ; DECIMAL(13, 2)",
          "D * D ; 1.5625 ; DECIMAL(10, 4)",
          "D - 0.005 ; 1.245 ; DECIMAL(7, 3)",
          "N + F ; 8.5 ; DOUBLE",
          "R ; 0.1 ; REAL",
          "R + R ; 0.2 ; REAL",
          "1e0 ; 1.0 ; DOUBLE",
          "3000000000 ; 3000000000 ; BIGINT",
          "99999999999999999999 ; 99999999999999999999 ; DECIMAL(20, 0)",
          "S ; abc ; VARCHAR(10)",
          "'x' ; x ; CHAR(1)",
          "S || 'de' ; abcde ; VARCHAR(12)",
          "C || 'x' ; ab x ; CHAR(4)",
          "UPPER(S) ; ABC ; VARCHAR(10)",
          "LOWER('ABC') ; abc ; CHAR(3)",
          "CHAR_LENGTH(S) ; 3 ; INTEGER",
          "CHARACTER_LENGTH(C) ; 3 ; INTEGER",
          "LENGTH(S) ; 3 ; INTEGER",
          "SUBSTRING(S FROM 2) ; bc ; VARCHAR(10)",
          "SUBSTRING(S, 2, 1) ; b ; VARCHAR(10)",
          "SUBSTRING(S FROM 0 FOR 2) ; a ; VARCHAR(10)",
          "SUBSTRING(S FROM 9) ;  ; VARCHAR(10)",
          "TRIM(C) ; ab ; VARCHAR(3)",
          "TRIM(LEADING 'a' FROM S) ; bc ; VARCHAR(10)",
          "TRIM(TRAILING 'c' FROM S) ; ab ; VARCHAR(10)",
          "POSITION('c' IN S) ; 3 ; INTEGER",
          "REPLACE(S, 'b', 'xx') ; axxc ; VARCHAR",
          "CONCAT(S, 'x', S) ; abcxabc ; VARCHAR(21)",
          "ABS(-N) ; 7 ; INTEGER",
          "ABS(-1.5) ; 1.5 ; DECIMAL(2, 1)",
          "FLOOR(D) ; 1 ; DECIMAL(5, 0)",
          "CEIL(D) ; 2 ; DECIMAL(5, 0)",
          "CEILING(F) ; 2.0 ; DOUBLE",
          "FLOOR(-1.5) ; -2 ; DECIMAL(2, 0)",
          "ROUND(D, 1) ; 1.30 ; DECIMAL(5, 2)",
          "ROUND(F) ; 2.0 ; DOUBLE",
          "ROUND(-N, -1) ; -10 ; INTEGER",
          "CASE WHEN N = 7 THEN 'seven' WHEN N = 8 THEN 'x' END ; seven ; VARCHAR(5)",
          "CASE N WHEN 1 THEN 1 WHEN 7 THEN 2.5 ELSE 3 END ; 2.5 ; DECIMAL(11, 1)",
          "CASE WHEN N = 8 THEN 1 END ; null ; INTEGER",
          "COALESCE(Z, N, 1.5) ; 7.0 ; DECIMAL(11, 1)",
          "COALESCE(Z, 5) ; 5 ; INTEGER",
          "NULLIF(N, 7) ; null ; INTEGER",
          "NULLIF(N, 8) ; 7 ; INTEGER",
          "CAST(N AS VARCHAR) ; 7 ; VARCHAR",
          "CAST(1.5 AS INTEGER) ; 2 ; INTEGER",
          "CAST(S AS VARCHAR(2)) ; ab ; VARCHAR(2)",
          "CAST('12' AS DECIMAL(5, 1)) ; 12.0 ; DECIMAL(5, 1)",
          "CAST(DT AS TIMESTAMP) ; 2020-02-29T00:00 ; TIMESTAMP(3)",
          "CAST(TS AS DATE) ; 2020-02-29 ; DATE",
          "CAST('2020-01-02' AS DATE) ; 2020-01-02 ; DATE",
          "CAST(NULL AS BIGINT) ; null ; BIGINT",
          "CAST('x' AS CHAR(3)) ; x   ; CHAR(3)",
          "DATE '2020-01-02' ; 2020-01-02 ; DATE",
          "TIME '10:11:12' ; 10:11:12 ; TIME(0)",
          "TIMESTAMP '2020-01-02 03:04:05.67' ; 2020-01-02T03:04:05.670 ; TIMESTAMP(2)",
          "TRUE ; true ; BOOLEAN",
          "NULL ; null ; ?",
          "(N) ; 7 ; INTEGER");

  /** Condition, truth value. */
  private static final List<String> LOGIC =
      List.of(
          "TRUE AND NULL ; null",
          "FALSE AND NULL ; false",
          "NULL AND FALSE ; false",
          "NULL AND NULL ; null",
          "TRUE OR NULL ; true",
          "NULL OR TRUE ; true",
          "FALSE OR NULL ; null",
          "NOT TRUE ; false",
          "NOT (N = Z) ; null",
          "Z = Z ; null",
          "Z IS NULL ; true",
          "N IS NULL ; false",
          "N IS NOT NULL ; true",
          "(N = 7) IS TRUE ; true",
          "(N = Z) IS TRUE ; false",
          "(N = Z) IS NOT TRUE ; true",
          "(N = Z) IS FALSE ; false",
          "(N = Z) IS NOT FALSE ; true",
          "(N = Z) IS UNKNOWN ; true",
          "(N = 7) IS NOT UNKNOWN ; true",
          "Z IS DISTINCT FROM NULL ; false",
          "Z IS NOT DISTINCT FROM N ; false",
          "N IS DISTINCT FROM Z ; true",
          "N IS DISTINCT FROM 7 ; false",
          "N = 7.0 ; true",
          "N = 7e0 ; true",
          "N <> 7 ; false",
          "N < B ; true",
          "D = 1.250 ; true",
          "R = 0.1e0 ; false",
          "S = 'abc' ; true",
          "S = 'abc ' ; false",
          "C = 'ab' ; true",
          "C = 'ab    ' ; true",
          "C = S ; false",
          "'a' < 'B' ; false",
          "S > 'abb' ; true",
          "DT = '2020-02-29' ; true",
          "DT < TS ; true",
          "TS >= TIMESTAMP '2020-02-29 10:11:12.5' ; true",
          "BI = X'0102' ; true",
          "BI < X'FF' ; true",
          "BO = TRUE ; true",
          "BO ; true",
          "N = '7' ; true",
          "N BETWEEN 7 AND 8 ; true",
          "N BETWEEN 8 AND 9 ; false",
          "N NOT BETWEEN 8 AND 9 ; true",
          "N BETWEEN Z AND 6 ; false",
          "N BETWEEN Z AND 8 ; null",
          "N IN (1, 7) ; true",
          "N IN (1, NULL) ; null",
          "N IN (7, NULL) ; true",
          "N NOT IN (1, NULL) ; null",
          "N NOT IN (1, 2) ; true",
          "(ID, N) IN ((1, 7), (2, 8)) ; true",
          "(ID, N) = (1, 8) ; false",
          "(ID, Z) IN ((1, 7)) ; null",
          "(ID, Z) IN ((2, 7)) ; false",
          "S LIKE 'a%' ; true",
          "S LIKE 'a_c' ; true",
          "S LIKE '_' ; false",
          "S NOT LIKE 'b%' ; true",
          "S LIKE NULL ; null",
          "'a%c' LIKE 'a!%c' ESCAPE '!' ; true",
          "S LIKE 'a!%c' ESCAPE '!' ; false",
          "'a\\c' LIKE 'a\\c' ; true",
          "'.*' LIKE '..' ; false");

  @TempDir static Path folder;
  private static PointFixture fixture;

  @BeforeAll
  static void createTable() {
    fixture = new PointFixture(folder);
    fixture.createTable(
        "T",
        1,
        PointFixture.required(0, "ID", ColumnType.of(SqlType.INTEGER)),
        PointFixture.column(1, "N", ColumnType.of(SqlType.INTEGER)),
        PointFixture.column(2, "S", ColumnType.of(SqlType.VARCHAR, 10)),
        PointFixture.column(3, "C", ColumnType.of(SqlType.CHAR, 3)),
        PointFixture.column(4, "D", new ColumnType(SqlType.DECIMAL, 5, 2)),
        PointFixture.column(5, "F", ColumnType.of(SqlType.DOUBLE)),
        PointFixture.column(6, "R", ColumnType.of(SqlType.REAL)),
        PointFixture.column(7, "B", ColumnType.of(SqlType.BIGINT)),
        PointFixture.column(8, "TY", ColumnType.of(SqlType.TINYINT)),
        PointFixture.column(9, "DT", ColumnType.of(SqlType.DATE)),
        PointFixture.column(10, "TS", ColumnType.of(SqlType.TIMESTAMP)),
        PointFixture.column(11, "BO", ColumnType.of(SqlType.BOOLEAN)),
        PointFixture.column(12, "Z", ColumnType.of(SqlType.INTEGER)),
        PointFixture.column(13, "BI", ColumnType.of(SqlType.VARBINARY, 4)));
    fixture.update(
        "INSERT INTO T VALUES (1, 7, 'abc', 'ab', 1.25, 1.5, 0.1, 9000000000, 100,"
            + " DATE '2020-02-29', TIMESTAMP '2020-02-29 10:11:12.5', TRUE, NULL, X'0102')");
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @ParameterizedTest
  @FieldSource("VALUES")
  void givesAValueOfItsType(String row) {
    String sql = "SELECT " + part(row, 0) + " FROM T WHERE ID = 1";
    Object actual = fixture.value(sql);
    Optional<ColumnType> type = fixture.plan(sql).columns().get(0).type();
    assertThat(String.valueOf(actual)).isEqualTo(part(row, 1));
    assertThat(type.map(ColumnType::toSql).orElse("?")).isEqualTo(part(row, 2));
    if (actual != null) {
      assertThat(actual).isInstanceOf(type.orElseThrow().type().javaClass());
    }
  }

  @ParameterizedTest
  @FieldSource("LOGIC")
  void followsThreeValuedLogic(String row) {
    String condition = part(row, 0);
    String sql = "SELECT " + condition + " FROM T WHERE ID = 1";
    assertThat(String.valueOf(fixture.value(sql))).isEqualTo(part(row, 1));
    assertThat(fixture.query("SELECT ID FROM T WHERE ID = 1 AND (" + condition + ")"))
        .hasSize("true".equals(part(row, 1)) ? 1 : 0);
  }

  @Test
  void queryPathGivesTheSameTypesAndValues() {
    String items =
        Stream.concat(VALUES.stream(), LOGIC.stream())
            .map(row -> part(row, 0))
            .collect(Collectors.joining(", "));
    Plan here = fixture.plan("SELECT " + items + " FROM T WHERE ID = 1");
    Plan there = fixture.planOnQueryPath("SELECT " + items + " FROM T WHERE ID + 0 = 1");
    assertThat(types(there)).isEqualTo(types(here));
    assertThat(fixture.rows(there)).isEqualTo(fixture.rows(here));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "N / 0 ; 22012",
        "F / 0 ; 22012",
        "D / 0.0 ; 22012",
        "MOD(N, 0) ; 22012",
        "N + 2147483647 ; 22003",
        "B * 9000000000 ; 22003",
        "TY + TY ; 22003",
        "-(-N - 2147483641) ; 22003",
        "ABS(-N - 2147483641) ; 22003",
        "CAST(B AS INTEGER) ; 22003",
        "CAST(S AS INTEGER) ; 22018",
        "CAST(S AS DATE) ; 22007",
        "DATE '2020-02-30' ; 22007",
        "N = 'x' ; 22018",
        "DT = 'x' ; 22007",
        "UUID 'x' ; 22018",
        "X'012' ; 22018",
        "S LIKE 'a!b' ESCAPE '!' ; 22000",
        "S LIKE 'a' ESCAPE 'xx' ; 22000",
        "SUBSTRING(S FROM 1 FOR -1) ; 22000",
        "NOPE ; 42S22",
        "T.NOPE ; 42S22",
        "X.N ; 42S02",
        "CAST(N AS VARCHAR(0)) ; 42000",
        "CAST(N AS TIMESTAMP(9)) ; 42000",
      })
  void failsWithTheRightSqlState(String expression, String sqlState) {
    assertThatThrownBy(() -> fixture.query("SELECT " + expression + " FROM T WHERE ID = 1"))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code().sqlState()).isEqualTo(sqlState));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "COUNT(*)",
        "S || NULL",
        "UPPER(NULL)",
        "SQRT(N)",
        "(SELECT 1)",
        "N + 'x'",
        "S = N",
        "BO = 1",
        "CASE WHEN TRUE THEN 1 ELSE 'x' END",
        "FLOOR(TS TO DAY)",
        "INTERVAL '1' DAY",
        "S SIMILAR TO 'a'",
        "N BETWEEN SYMMETRIC 8 AND 7",
        "ROW_NUMBER() OVER ()",
      })
  void leavesWhatItDoesNotKnowToTheQueryPath(String expression) {
    assertThat(fixture.tryPlan("SELECT " + expression + " FROM T WHERE ID = 1")).isEmpty();
  }

  @Test
  void parametersTakeTheTypeOfWhatTheyMeet() {
    Plan plan =
        fixture.plan(
            "SELECT N + ?, CAST(? AS DATE), ?, UPPER(?), COALESCE(Z, ?) FROM T"
                + " WHERE ID = ? AND D > ? AND S LIKE ? AND N IN (?, 7)");
    assertThat(plan.parameters().stream().map(p -> p.type().orElseThrow().toSql()))
        .containsExactly(
            "INTEGER",
            "DATE",
            "VARCHAR",
            "VARCHAR",
            "INTEGER",
            "INTEGER",
            "DECIMAL(5, 2)",
            "VARCHAR",
            "INTEGER");
  }

  @Test
  void parametersAreComparedWithoutRounding() {
    assertThat(fixture.query("SELECT N FROM T WHERE ID = 1 AND N < ?", 7.5)).hasSize(1);
    assertThat(fixture.query("SELECT N FROM T WHERE ID = 1 AND N = ?", new BigDecimal("7.4")))
        .isEmpty();
    assertThat(fixture.query("SELECT N FROM T WHERE ID = 1 AND N = ?", "7")).hasSize(1);
    assertThat(fixture.query("SELECT N FROM T WHERE ID = 1 AND N = ?", (Object) null)).isEmpty();
    assertThat(fixture.query("SELECT N FROM T WHERE ID = 1 AND C = ?", "ab")).hasSize(1);
  }

  @Test
  void timeOfTheStatementIsTheSameEverywhereInIt() {
    LocalDateTime now = LocalDateTime.ofInstant(PointFixture.NOW, ZoneId.systemDefault());
    assertThat(
            fixture.query(
                "SELECT CURRENT_TIMESTAMP, LOCALTIMESTAMP, CURRENT_DATE FROM T WHERE ID = 1"))
        .containsExactly(List.<Object>of(now, now, LocalDate.from(now)));
  }

  private static List<String> types(Plan plan) {
    return plan.columns().stream()
        .map(column -> column.type() + (column.nullable() ? "" : " NOT NULL"))
        .toList();
  }

  /** An empty part is written as nothing behind its separator. */
  private static String part(String row, int index) {
    return row.split(" ;", -1)[index].replaceFirst("^ ", "");
  }
}
