package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The escapes of JDBC, in braces. */
final class EscapesTest {
  /** Every function that the metadata lists, and what it returns. */
  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("ABS(-1)", "1"),
          Map.entry("ACOS(1)", "0.0"),
          Map.entry("ASIN(0)", "0.0"),
          Map.entry("ATAN(0)", "0.0"),
          Map.entry("ATAN2(0, 1)", "0.0"),
          Map.entry("CEILING(1.2)", "2"),
          Map.entry("COS(0)", "1.0"),
          Map.entry("COT(1)", "0.6420926159343306"),
          Map.entry("DEGREES(0)", "0.0"),
          Map.entry("EXP(0)", "1.0"),
          Map.entry("FLOOR(1.8)", "1"),
          Map.entry("LOG(1)", "0.0"),
          Map.entry("LOG10(100)", "2.0"),
          Map.entry("MOD(7, 3)", "1"),
          Map.entry("PI()", "3.141592653589793"),
          Map.entry("POWER(2, 3)", "8.0"),
          Map.entry("RADIANS(0)", "0.0"),
          Map.entry("RAND() < 1", "TRUE"),
          Map.entry("ROUND(1.256, 2) = 1.26", "TRUE"),
          Map.entry("SIGN(-3)", "-1"),
          Map.entry("SIN(0)", "0.0"),
          Map.entry("SQRT(4)", "2.0"),
          Map.entry("TAN(0)", "0.0"),
          Map.entry("TRUNCATE(1.256, 2) = 1.25", "TRUE"),
          Map.entry("ASCII('a')", "97"),
          Map.entry("CHAR(65)", "A"),
          Map.entry("CONCAT('a', 'b')", "ab"),
          Map.entry("DIFFERENCE('Smith', 'Smyth')", "4"),
          Map.entry("INSERT('abc', 2, 1, 'X')", "aXc"),
          Map.entry("LCASE('X')", "x"),
          Map.entry("LEFT('abc', 2)", "ab"),
          Map.entry("LENGTH('abc')", "3"),
          Map.entry("LOCATE('c', 'abc')", "3"),
          Map.entry("LTRIM('  a')", "a"),
          Map.entry("REPEAT('a', 3)", "aaa"),
          Map.entry("REPLACE('aba', 'a', 'c')", "cbc"),
          Map.entry("RIGHT('abc', 2)", "bc"),
          Map.entry("RTRIM('a  ')", "a"),
          Map.entry("SOUNDEX('Smith')", "S530"),
          Map.entry("SPACE(2)", "  "),
          Map.entry("SUBSTRING('abcdef', 2, 3)", "bcd"),
          Map.entry("UCASE('x')", "X"),
          Map.entry("DATABASE()", ""),
          Map.entry("IFNULL(NULL, 'x')", "x"),
          Map.entry("USER()", ""),
          Map.entry("CURDATE() = CURRENT_DATE", "TRUE"),
          Map.entry("CURTIME() = CURRENT_TIME", "TRUE"),
          Map.entry("DAYNAME(DATE '2020-01-02')", "Thursday"),
          Map.entry("DAYOFMONTH(DATE '2020-01-02')", "2"),
          Map.entry("DAYOFWEEK(DATE '2020-01-02')", "5"),
          Map.entry("DAYOFYEAR(DATE '2020-02-02')", "33"),
          Map.entry("HOUR(TIME '10:11:12')", "10"),
          Map.entry("MINUTE(TIME '10:11:12')", "11"),
          Map.entry("MONTH(DATE '2020-05-02')", "5"),
          Map.entry("MONTHNAME(DATE '2020-05-02')", "May"),
          Map.entry("NOW() = CURRENT_TIMESTAMP", "TRUE"),
          Map.entry("QUARTER(DATE '2020-05-02')", "2"),
          Map.entry("SECOND(TIME '10:11:12')", "12"),
          Map.entry(
              "TIMESTAMPADD(SQL_TSI_DAY, 1, TIMESTAMP '2020-01-01 00:00:00')",
              "2020-01-02 00:00:00"),
          Map.entry("TIMESTAMPDIFF(SQL_TSI_DAY, DATE '2020-01-01', DATE '2020-01-03')", "2"),
          Map.entry("WEEK(DATE '2020-05-02')", "18"),
          Map.entry("YEAR(DATE '2020-05-02')", "2020"));

  @TempDir private Path folder;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
    statement = connection.createStatement();
    statement.executeUpdate("INSERT INTO kv VALUES ('a_b', '1'), ('axb', '2'), ('c', NULL)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void everyListedFunctionAnswers() throws SQLException {
    for (Map.Entry<String, String> function : FUNCTIONS.entrySet()) {
      String call = function.getKey();
      int end = call.lastIndexOf(')') + 1;
      String escaped = "{fn " + call.substring(0, end) + "}" + call.substring(end);
      assertThat(query("SELECT " + escaped)).as(call).containsExactly(function.getValue());
    }
    assertThat(listedFunctions()).isEqualTo(names(FUNCTIONS.keySet()));
  }

  @Test
  void nullsAreSortedAsTheMetadataSays() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    assertThat(metadata.nullsAreSortedLow()).isTrue();
    assertThat(metadata.nullsAreSortedHigh()).isFalse();
    assertThat(query("SELECT value FROM kv ORDER BY value")).containsExactly(null, "1", "2");
    assertThat(query("SELECT value FROM kv ORDER BY value DESC")).containsExactly("2", "1", null);
  }

  @Test
  void likeHasAnEscapeCharacter() throws SQLException {
    assertThat(query("SELECT key FROM kv WHERE key LIKE 'a\\_b' {escape '\\'}"))
        .containsExactly("a_b");
    assertThat(
            query(
                "SELECT key FROM kv WHERE key IN ('a_b', 'axb') AND key LIKE 'a|_b' {ESCAPE '|'}"))
        .containsExactly("a_b");
  }

  @Test
  void outerJoinsAndLimitsMayBeInBraces() throws SQLException {
    String join = "SELECT y.key FROM {oj kv x LEFT OUTER JOIN kv y ON x.key = y.value} {limit 1}";
    assertThat(query(join)).containsExactly((String) null);
    assertThat(query("SELECT key FROM kv ORDER BY key { LIMIT 1 OFFSET 1 }"))
        .containsExactly("axb");
    assertThat(query("SELECT key FROM {oj kv} WHERE key = {fn CONCAT('a', '_b')} {limit 5}"))
        .containsExactly("a_b");
  }

  @Test
  void bracesInTextsNamesAndCommentsAreNone() throws SQLException {
    assertThat(query("SELECT '{limit 1}' FROM kv -- {limit 1}\n WHERE key /* {oj */ = 'c'"))
        .containsExactly("{limit 1}");
    assertThat(query("SELECT 'it''s {oj x}' AS \"{oj}\" FROM kv WHERE key = 'c' {limit 1}"))
        .containsExactly("it's {oj x}");
  }

  @Test
  void errorsInEscapesNameTheirPlace() {
    assertFails(
        () -> query("SELECT key FROM {oj kv x LEFT OUTER JOIN nothing y ON x.key = y.key}"),
        "42S02",
        SQLSyntaxErrorException.class,
        "NOTHING");
    assertFails(
        () -> query("SELECT key FROM kv {limit 1"),
        "42000",
        SQLSyntaxErrorException.class,
        "line 1, column 20");
    assertFails(
        () -> query("SELECT key FROM {oj kv} WHERE ) {limit 1}"),
        "42000",
        SQLSyntaxErrorException.class,
        "line 1, column 31");
  }

  private Set<String> listedFunctions() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    String listed =
        String.join(
            ",",
            metadata.getNumericFunctions(),
            metadata.getStringFunctions(),
            metadata.getSystemFunctions(),
            metadata.getTimeDateFunctions());
    return Set.of(listed.split(",", -1));
  }

  private static Set<String> names(Set<String> calls) {
    Set<String> names = new HashSet<>();
    calls.forEach(call -> names.add(call.substring(0, call.indexOf('('))));
    return names;
  }

  private List<String> query(String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
