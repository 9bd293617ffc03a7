package io.distribsilly.sql.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Cuts a text of several statements at the semicolons between them. */
final class StatementTexts {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  private final String text;
  private final Matcher opaque;
  private final List<String> statements = new ArrayList<>();

  private StatementTexts(String text) {
    this.text = text;
    this.opaque = EscapeClauses.OPAQUE.matcher(text);
  }

  /** Returns the statements; a text with no more than one is returned as it is. */
  static List<String> split(String text) {
    if (text.indexOf(';') < 0) {
      return List.of(text);
    }
    List<String> statements = new StatementTexts(text).split();
    return statements.size() > 1 ? statements : List.of(text);
  }

  /** Returns the part of a text that begins and ends at a line and a column, both from 1. */
  static String part(String text, SqlParserPos position) {
    int begin = offset(text, position.getLineNum(), position.getColumnNum());
    int end = offset(text, position.getEndLineNum(), position.getEndColumnNum()) + 1;
    return text.substring(begin, Math.min(end, text.length()));
  }

  private static int offset(String text, int line, int column) {
    Matcher ends = LINE_END.matcher(text);
    int begin = 0;
    for (int i = 1; i < line && ends.find(); i++) {
      begin = ends.end();
    }
    return begin + column - 1;
  }

  private List<String> split() {
    int begin = 0;
    boolean empty = true;
    int position = 0;
    while (position < text.length()) {
      char next = text.charAt(position);
      if (opaque.region(position, text.length()).lookingAt()) {
        empty &= next != '\'' && next != '"'; // comments are not a statement
        position = opaque.end();
        continue;
      }
      if (next == ';') {
        add(begin, position, empty);
        begin = position + 1;
        empty = true;
      } else {
        empty &= Character.isWhitespace(next);
      }
      position++;
    }
    add(begin, position, empty);
    return statements;
  }

  private void add(int begin, int end, boolean empty) {
    if (!empty) {
      statements.add(text.substring(begin, end).strip());
    }
  }
}
