package io.distribsilly.conformance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The values of a result as sqllogictest writes them. */
final class LogicAnswer {
  private LogicAnswer() {}

  /** Returns whether a result is what a record expects. */
  static boolean matches(LogicRecord record, ResultSet rows) throws SQLException {
    List<String> actual = values(record, rows);
    List<String> expected = record.expected();
    if (expected.size() == 1 && expected.get(0).contains(" values hashing to ")) {
      return expected.get(0).equals(actual.size() + " values hashing to " + md5(actual));
    }
    return actual.equals(expected);
  }

  private static List<String> values(LogicRecord record, ResultSet rows) throws SQLException {
    List<List<String>> lines = new ArrayList<>();
    while (rows.next()) {
      List<String> line = new ArrayList<>();
      for (int i = 0; i < record.types().length(); i++) {
        line.add(text(record.types().charAt(i), rows.getObject(i + 1)));
      }
      lines.add(line);
    }
    if (record.sort().equals("rowsort")) {
      lines.sort((a, b) -> String.join("\n", a).compareTo(String.join("\n", b)));
    }
    List<String> values = new ArrayList<>();
    lines.forEach(values::addAll);
    if (record.sort().equals("valuesort")) {
      values.sort(null);
    }
    return values;
  }

  private static String text(char type, Object value) {
    if (value == null) {
      return "NULL";
    }
    return switch (type) {
      case 'I' -> number(value).toBigInteger().toString();
      case 'R' -> number(value).setScale(3, RoundingMode.HALF_UP).toPlainString();
      default -> value.toString().isEmpty() ? "(empty)" : value.toString();
    };
  }

  private static BigDecimal number(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    return new BigDecimal(value.toString().strip());
  }

  private static String md5(List<String> values) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      for (String value : values) {
        digest.update((value + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
