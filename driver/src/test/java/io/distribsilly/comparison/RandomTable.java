package io.distribsilly.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table with random columns and a random primary key, and random values for it. */
final class RandomTable {
  /** What a column can be. */
  enum Type {
    BOOLEAN("BOOLEAN"),
    SMALLINT("SMALLINT"),
    INTEGER("INTEGER"),
    BIGINT("BIGINT"),
    DECIMAL("DECIMAL(8, 2)"),
    DOUBLE("DOUBLE PRECISION"),
    VARCHAR("VARCHAR(12)"),
    CHAR("CHAR(4)"),
    VARBINARY("VARBINARY(6)"),
    DATE("DATE"),
    TIME("TIME(0)"),
    TIMESTAMP("TIMESTAMP(3)"),
    UUID("UUID");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }
  }

  record Column(String name, Type type, boolean notNull) {}

  private static final List<Type> KEY_TYPES =
      List.of(Type.INTEGER, Type.BIGINT, Type.VARCHAR, Type.DATE, Type.UUID, Type.DECIMAL);

  private final Random random;
  final List<Column> columns = new ArrayList<>();
  final int keyColumns;

  RandomTable(Random random) {
    this.random = random;
    this.keyColumns = 1 + random.nextInt(2);
    for (int i = 0; i < keyColumns; i++) {
      Type type = KEY_TYPES.get(random.nextInt(KEY_TYPES.size()));
      columns.add(new Column("K" + i, type, true));
    }
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      Type type = Type.values()[random.nextInt(Type.values().length)];
      columns.add(new Column("C" + i, type, random.nextInt(4) == 0));
    }
  }

  String createSql() {
    String definitions =
        columns.stream()
            .map(c -> c.name() + " " + c.type().sql + (c.notNull() ? " NOT NULL" : ""))
            .collect(Collectors.joining(", "));
    return "CREATE TABLE t (" + definitions + ", PRIMARY KEY (" + keyNames() + "))";
  }

  String keyNames() {
    return IntStream.range(0, keyColumns).mapToObj(i -> "K" + i).collect(Collectors.joining(", "));
  }

  /** A value for a column: of few, so that keys meet again; now and then one that does not fit. */
  Object value(Column column) {
    int dice = random.nextInt(100);
    if (dice < 6) {
      return null;
    }
    return dice < 9 ? misfit(column.type()) : fit(column.type());
  }

  Object fit(Type type) {
    int n = random.nextInt(6);
    return switch (type) {
      case BOOLEAN -> random.nextBoolean();
      case SMALLINT -> (short) (n - 2);
      case INTEGER -> n * 1000 - 1500;
      case BIGINT -> n * 10_000_000_000L;
      case DECIMAL -> BigDecimal.valueOf(n * 125L - 300, 2);
      case DOUBLE -> n / 4.0 - 0.5;
      case VARCHAR -> List.of("", "a", "A", "ab", "a b", "ü€").get(n);
      case CHAR -> List.of("", "a", "abcd", "b", "c d", "x").get(n);
      case VARBINARY -> new byte[] {(byte) (n * 50), 1};
      case DATE -> LocalDate.of(1960 + n * 17, 2, 28).plusDays(n);
      case TIME -> LocalTime.of(n * 4, n, 59);
      case TIMESTAMP -> LocalDateTime.of(1969 + n, 12, 31, 23, 59, 59, n * 1_000_000);
      case UUID -> new UUID(n - 2L, ~n);
    };
  }

  /** A value that does not fit the type, or fits only just. */
  private Object misfit(Type type) {
    return switch (type) {
      case SMALLINT -> 40_000;
      case INTEGER -> List.of(3_000_000_000L, "x", "12", 1.5).get(random.nextInt(4));
      case BIGINT -> List.of(new BigDecimal("1e20"), "7").get(random.nextInt(2));
      case DECIMAL ->
          List.of(new BigDecimal("1234567.1"), new BigDecimal("1.005"), "abc")
              .get(random.nextInt(3));
      case DOUBLE -> "nonsense";
      case VARCHAR -> List.of("thirteen chars", "exactly 12 ch").get(random.nextInt(2));
      case CHAR -> "too long";
      case VARBINARY -> new byte[7];
      case DATE -> "2024-02-30";
      case TIME -> "25:00:00";
      case TIMESTAMP -> "no timestamp";
      case BOOLEAN -> "maybe";
      case UUID -> "not a uuid";
    };
  }
}
