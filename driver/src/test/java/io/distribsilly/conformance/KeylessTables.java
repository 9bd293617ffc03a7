package io.distribsilly.conformance;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives tables that have no primary key a column for it, last, and every row that is inserted a
 * number: the suites make such tables.
 */
final class KeylessTables {
  private static final Pattern CREATE =
      Pattern.compile("(?is)\\s*CREATE\\s+TABLE\\s+(\\w+)\\s*\\((.*)\\)\\s*");
  private static final Pattern INSERT =
      Pattern.compile(
          "(?is)\\s*INSERT\\s+INTO\\s+(\\w+)\\s*(\\([^)]*\\))?\\s*VALUES\\s*\\((.*)\\)\\s*");

  private final Set<String> keyless = new HashSet<>();
  private int rows;

  /** Returns the statement to execute. */
  String keyed(String sql) {
    Matcher create = CREATE.matcher(sql);
    if (create.matches() && !sql.toUpperCase(Locale.ROOT).contains("PRIMARY KEY")) {
      keyless.add(create.group(1).toUpperCase(Locale.ROOT));
      return "CREATE TABLE %s (%s, added_key BIGINT PRIMARY KEY)"
          .formatted(create.group(1), create.group(2));
    }
    Matcher insert = INSERT.matcher(sql);
    if (insert.matches() && keyless.contains(insert.group(1).toUpperCase(Locale.ROOT))) {
      rows++;
      String columns = insert.group(2) == null ? "" : insert.group(2).replace(")", ", added_key)");
      return "INSERT INTO %s%s VALUES (%s, %d)"
          .formatted(insert.group(1), columns, insert.group(3), rows);
    }
    return sql;
  }

  /** Returns whether a query would show the added column. */
  boolean shows(String sql) {
    return !keyless.isEmpty()
        && Pattern.compile("(?i)(SELECT|,|ALL|DISTINCT)\\s+(\\w+\\s*\\.\\s*)?\\*")
            .matcher(sql)
            .find();
  }
}
