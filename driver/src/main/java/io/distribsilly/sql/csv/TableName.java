package io.distribsilly.sql.csv;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a table in a text, as SQL has it: {@code city}, {@code "City"}, {@code archive.city}.
 *
 * @param names as they are stored: that of the schema if it is given, that of the table
 */
record TableName(List<String> names) {
  private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\d_$]*)";
  private static final Pattern TABLE =
      Pattern.compile("\\s*(?:" + NAME + "\\s*\\.\\s*)?" + NAME + "\\s*");

  /**
   * Reads a name.
   *
   * @throws EngineException with INVALID_PARAMETER_VALUE
   */
  static TableName parse(String text) {
    Matcher matcher = TABLE.matcher(text);
    if (!matcher.matches()) {
      throw new EngineException(
          ErrorCode.INVALID_PARAMETER_VALUE,
          "'%s' is no name of a table; write it as in SQL: city, \"City\", archive.city"
              .formatted(text));
    }
    List<String> names = new ArrayList<>();
    if (matcher.group(1) != null) {
      names.add(stored(matcher.group(1)));
    }
    names.add(stored(matcher.group(2)));
    return new TableName(List.copyOf(names));
  }

  /**
   * Finds the table.
   *
   * @throws EngineException with TABLE_NOT_FOUND
   */
  TableDefinition find(Namespace namespace) {
    return namespace
        .table(names)
        .orElseThrow(
            () ->
                new EngineException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "table \"%s\" not found; create it, or check its name and case"
                        .formatted(String.join(".", names))));
  }

  /** Returns a name as SQL has it whatever is in it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String stored(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name.toUpperCase(Locale.ROOT);
  }
}
