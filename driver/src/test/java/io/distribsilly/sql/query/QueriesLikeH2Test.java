package io.distribsilly.sql.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same statements over the same rows, here and in H2. */
class QueriesLikeH2Test {
  @TempDir static Path folder;

  private static QueryFixture ours;
  private static Connection h2;

  @BeforeAll
  static void open() throws SQLException {
    ours = new QueryFixture(folder);
    h2 = DriverManager.getConnection("jdbc:h2:mem:queries_like_h2");
    copy(QueryFixture.COUNTRY, QueryFixture.COUNTRIES);
    copy(QueryFixture.CITY, QueryFixture.CITIES);
    copy(QueryFixture.EVENT, QueryFixture.EVENTS);
  }

  @AfterAll
  static void close() throws SQLException {
    h2.close();
    ours.close();
  }

  static Stream<String> statements() throws IOException {
    try (InputStream in = QueriesLikeH2Test.class.getResourceAsStream("/queries/like_h2.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.startsWith("--")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("statements")
  void givesTheSameRows(String sql) throws SQLException {
    List<String> expected = h2(sql);
    List<String> actual =
        ours.query(sql).stream().map(QueriesLikeH2Test::normalized).collect(Collectors.toList());
    if (!sql.toUpperCase(Locale.ROOT).contains("ORDER BY") || sql.contains("OVER (")) {
      expected.sort(null);
      actual.sort(null);
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static List<String> h2(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = h2.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(value(result, i));
        }
        rows.add(normalized(row));
      }
    }
    return rows;
  }

  /** The classes of java.sql count years before 1582 in another calendar. */
  private static Object value(ResultSet result, int column) throws SQLException {
    Object value = result.getObject(column);
    if (value instanceof Date) {
      return result.getObject(column, java.time.LocalDate.class);
    }
    if (value instanceof Time) {
      return result.getObject(column, java.time.LocalTime.class);
    }
    return value instanceof Timestamp
        ? result.getObject(column, java.time.LocalDateTime.class)
        : value;
  }

  private static String normalized(List<Object> row) {
    return row.stream().map(QueriesLikeH2Test::normalized).collect(Collectors.joining(" | "));
  }

  /** Numbers count by their first 12 digits: neither scale nor class is part of the comparison. */
  private static String normalized(Object value) {
    if (value instanceof Number) {
      BigDecimal number = new BigDecimal(value.toString()).round(new MathContext(12));
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value instanceof OffsetDateTime time
        ? time.toInstant().toString()
        : String.valueOf(value);
  }

  private static void copy(TableDefinition table, List<Object[]> rows) throws SQLException {
    String columns =
        table.columns().stream()
            .map(column -> column.name() + " " + column.type().toSql())
            .collect(Collectors.joining(", "));
    String key =
        table.keyColumns().stream().map(ColumnDefinition::name).collect(Collectors.joining(", "));
    String marks = table.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
    try (Statement statement = h2.createStatement()) {
      statement.execute(
          "CREATE TABLE " + table.name() + " (" + columns + ", PRIMARY KEY (" + key + "))");
    }
    try (PreparedStatement insert =
        h2.prepareStatement("INSERT INTO " + table.name() + " VALUES (" + marks + ")")) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.executeUpdate();
      }
    }
  }
}
