package io.distribsilly.jdbc;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The patterns of {@link java.sql.DatabaseMetaData}: {@code %} is any text, {@code _} any
 * character, a backslash makes the next character plain. Null matches everything.
 */
final class NamePattern {
  static final String ESCAPE = "\\";

  private NamePattern() {}

  static Predicate<String> of(String pattern) {
    if (pattern == null || pattern.equals("%")) {
      return name -> true;
    }
    return Pattern.compile(regex(pattern), Pattern.DOTALL).asMatchPredicate();
  }

  /** An argument that is a name, not a pattern. */
  static Predicate<String> exactly(String name) {
    return name == null ? any -> true : name::equals;
  }

  /** Nothing has a catalog, so of catalogs only null and "" match. */
  static boolean matchesCatalog(String catalog) {
    return catalog == null || catalog.isEmpty();
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    boolean escaped = false;
    for (int i = 0; i < pattern.length(); i++) {
      char character = pattern.charAt(i);
      if (!escaped && character == '\\' && i + 1 < pattern.length()) {
        escaped = true;
        continue;
      }
      if (!escaped && character == '%') {
        regex.append(".*");
      } else if (!escaped && character == '_') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(String.valueOf(character)));
      }
      escaped = false;
    }
    return regex.toString();
  }
}
