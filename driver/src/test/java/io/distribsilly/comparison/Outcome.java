package io.distribsilly.comparison;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** What a statement gave, in a form that two databases can be compared by. */
sealed interface Outcome {
  MathContext DOUBLE_DIGITS = new MathContext(12);
  int COMPARED_SCALE = 8;

  /** Its rows, each value as text. */
  record Rows(List<List<String>> rows) implements Outcome {}

  /** Its update count. */
  record Count(long count) implements Outcome {}

  /** The class of its SQLState; the message is only for people and does not count. */
  record Failure(String stateClass, String message) implements Outcome {
    @Override
    public boolean equals(Object other) {
      return other instanceof Failure that && stateClass.equals(that.stateClass);
    }

    @Override
    public int hashCode() {
      return stateClass.hashCode();
    }
  }

  /** Executes a statement and waits for all of its rows. */
  static Outcome of(PreparedStatement statement, boolean ordered) throws SQLException {
    if (!statement.execute()) {
      return new Count(statement.getUpdateCount());
    }
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet result = statement.getResultSet()) {
      while (result.next()) {
        rows.add(row(result));
      }
    }
    if (!ordered) {
      Collections.sort(rows, (a, b) -> a.toString().compareTo(b.toString()));
    }
    return new Rows(rows);
  }

  private static List<String> row(ResultSet result) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      String text = text(result.getObject(i));
      // Spaces at the end of a CHAR are no part of the comparison: H2 does not always give them.
      boolean padded = result.getMetaData().getColumnType(i) == Types.CHAR;
      row.add(padded ? text.stripTrailing() : text);
    }
    return row;
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }
    if (value instanceof BigDecimal
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Short) {
      return text(new BigDecimal(value.toString()));
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return text(new BigDecimal(number).round(DOUBLE_DIGITS));
    }
    return Objects.toString(value);
  }

  /** How many digits a quotient has after the point is no part of the comparison. */
  private static String text(BigDecimal number) {
    return number
        .setScale(COMPARED_SCALE, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
