package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.ProcedureDescription;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which question mark of a CALL is which parameter of the procedure. Immutable. */
final class CallParameters {
  private static final Pattern CALL =
      Pattern.compile(
          "\\s*\\{?\\s*CALL\\s+(?:\"?\\w+\"?\\s*\\.\\s*)?\"?(\\w+)\"?\\s*\\((.*)\\)\\s*}?\\s*;?\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Indexes from 1 by name in upper case, in order. */
  private final Map<String, Integer> indexes;

  private CallParameters(Map<String, Integer> indexes) {
    this.indexes = indexes;
  }

  /** Reads a CALL; of anything else no parameter has a name. */
  static CallParameters of(String sql, List<ProcedureDescription> procedures) {
    Map<String, Integer> indexes = new LinkedHashMap<>();
    Matcher call = CALL.matcher(sql);
    if (call.matches()) {
      for (ProcedureDescription procedure : procedures) {
        if (procedure.name().equalsIgnoreCase(call.group(1))) {
          collect(procedure.parameters(), arguments(call.group(2)), indexes);
        }
      }
    }
    return new CallParameters(indexes);
  }

  /** Returns the index of a parameter from 1. */
  int index(String name) throws SQLException {
    Integer index = name == null ? null : indexes.get(name.toUpperCase(Locale.ROOT));
    if (index == null) {
      throw SqlExceptions.of(
          ErrorCode.PARAMETER_COUNT,
          "the call has no parameter \"%s\"; its parameters are %s"
              .formatted(name, indexes.keySet()));
    }
    return index;
  }

  private static void collect(
      List<ProcedureDescription.Parameter> parameters,
      List<String> arguments,
      Map<String, Integer> indexes) {
    int marks = 0;
    for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
      int before = marks;
      marks += (int) arguments.get(i).chars().filter(character -> character == '?').count();
      if (arguments.get(i).strip().equals("?")) {
        indexes.put(parameters.get(i).name().toUpperCase(Locale.ROOT), before + 1);
      }
    }
  }

  /** Splits at the commas that are neither in parentheses nor in quotes. */
  private static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\'') {
        quoted = !quoted;
      } else if (!quoted && character == '(') {
        depth++;
      } else if (!quoted && character == ')') {
        depth--;
      } else if (!quoted && depth == 0 && character == ',') {
        arguments.add(text.substring(start, i));
        start = i + 1;
      }
    }
    arguments.add(text.substring(start));
    return arguments;
  }
}
