package io.distribsilly.sql.parser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The escapes of JDBC that only stand around SQL: {@code {oj ...}}, {@code {escape ...}} and {@code
 * {limit ...}}. Blanks take the place of what is escape and not SQL, so that every position stays
 * what it is. The others are part of the grammar.
 */
final class EscapeClauses {
  private static final Pattern OPENING =
      Pattern.compile("\\{\\s*(?:(oj)|escape|limit)\\b", Pattern.CASE_INSENSITIVE);

  /** Text, a quoted name or a comment. */
  static final Pattern OPAQUE =
      Pattern.compile("'[^']*'|\"[^\"]*\"|(?:--|//)[^\r\n]*|/\\*(?s:.*?)\\*/");

  private final String sql;
  private final StringBuilder plain;
  private final Matcher opening;
  private final Matcher opaque;

  /** The braces that are open, the innermost first. */
  private final Deque<Brace> open = new ArrayDeque<>();

  /** A brace, and up to where it and the word behind it are no SQL; {@code from} if all is. */
  private record Brace(int from, int to) {}

  private EscapeClauses(String sql) {
    this.sql = sql;
    this.plain = new StringBuilder(sql);
    this.opening = OPENING.matcher(sql);
    this.opaque = OPAQUE.matcher(sql);
  }

  /** Returns SQL of the same length without these escapes. */
  static String blank(String sql) {
    return sql.indexOf('{') < 0 ? sql : new EscapeClauses(sql).blank();
  }

  private String blank() {
    int position = 0;
    while (position < sql.length()) {
      if (opaque.region(position, sql.length()).lookingAt()) {
        position = opaque.end();
        continue;
      }
      if (sql.charAt(position) == '{') {
        open.push(brace(position));
      } else if (sql.charAt(position) == '}' && !open.isEmpty()) {
        close(open.pop(), position);
      }
      position++;
    }
    return plain.toString();
  }

  private Brace brace(int position) {
    if (!opening.region(position, sql.length()).lookingAt()) {
      return new Brace(position, position);
    }
    return new Brace(position, opening.start(1) < 0 ? position + 1 : opening.end(1));
  }

  private void close(Brace brace, int position) {
    if (brace.to > brace.from) {
      blank(brace.from, brace.to);
      blank(position, position + 1);
    }
  }

  private void blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isWhitespace(sql.charAt(i))) {
        plain.setCharAt(i, ' ');
      }
    }
  }
}
