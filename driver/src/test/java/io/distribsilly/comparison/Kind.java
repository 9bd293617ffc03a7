package io.distribsilly.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The kinds of values of random queries; each of few values, so that rows meet. */
enum Kind {
  BOOL("BOOLEAN"),
  SMALL("SMALLINT"),
  INT("INTEGER"),
  LONG("BIGINT"),
  DEC("DECIMAL(10, 2)"),
  DBL("DOUBLE PRECISION"),
  TEXT("VARCHAR(20)"),
  CHR("CHAR(4)"),
  DATE("DATE"),
  TIME("TIME(0)"),
  STAMP("TIMESTAMP(3)"),
  UID("UUID");

  static final List<Kind> NUMBERS = List.of(SMALL, INT, LONG, DEC, DBL);
  private static final Kind[] ALL = values();

  private final String sql;

  Kind(String sql) {
    this.sql = sql;
  }

  /** Returns the type in SQL. */
  String sql() {
    return sql;
  }

  static Kind any(Random random) {
    return ALL[random.nextInt(ALL.length)];
  }

  boolean isNumber() {
    return NUMBERS.contains(this);
  }

  /** Returns the simplest expression of this kind, which a reduction ends with. */
  String simplest() {
    return switch (this) {
      case BOOL -> "TRUE";
      case TEXT -> "'a'";
      default -> literal(this == DBL ? 0.25 : value(new Random(0)));
    };
  }

  Object value(Random random) {
    int n = random.nextInt(7);
    return switch (this) {
      case BOOL -> n % 2 == 0;
      case SMALL -> (short) (n - 2);
      case INT -> n * 3 - 7;
      case LONG -> (n - 2) * 5_000_000_000L;
      case DEC -> BigDecimal.valueOf(n * 125L - 300, 2);
      case DBL -> n / 4.0 - 0.5;
      case TEXT -> List.of("", "a", "A", "ab", "a b", "b%_c", "12").get(n);
      case CHR -> List.of("", "a", "abcd", "b", "c d", "x", "ab").get(n);
      case DATE -> LocalDate.of(1996 + n, 2, 28).plusDays(n);
      case TIME -> LocalTime.of(n * 3, n, 59);
      case STAMP -> LocalDateTime.of(1969 + n, 12, 31, 23, 59, 59, n * 1_000_000);
      case UID -> new UUID(n - 2L, ~n);
    };
  }

  String literal(Random random) {
    return literal(value(random));
  }

  /** Returns a value of this kind as it is written in SQL. */
  String literal(Object value) {
    return switch (this) {
      case BOOL, INT, LONG, DEC -> value.toString();
      case SMALL, DBL -> "CAST(" + value + " AS " + sql + ")";
      case TEXT, CHR -> "'" + value + "'";
      case DATE -> "DATE '" + value + "'";
      case TIME -> "TIME '" + value + "'";
      case STAMP -> "TIMESTAMP '" + value.toString().replace('T', ' ') + "'";
      case UID -> "CAST('" + value + "' AS UUID)";
    };
  }
}
