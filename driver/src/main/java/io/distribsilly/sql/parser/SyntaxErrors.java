package io.distribsilly.sql.parser;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Says in one line what JavaCC says in two hundred. */
final class SyntaxErrors {
  /** With more tokens than this a list of what was expected does not help. */
  private static final int MAX_EXPECTED = 5;

  /** The longest piece of the statement that a message repeats. */
  private static final int MAX_QUOTED = 40;

  /** JavaCC's message for {@code Encountered "image"} in all its forms. */
  private static final Pattern ENCOUNTERED =
      Pattern.compile(
          "(?s)^(?:Encountered \"(.*?)\" at line |Incorrect syntax near the keyword '(.*?)' at ).*");

  private static final Pattern LEXICAL =
      Pattern.compile("(?s).*Encountered: (<EOF> |\"(.*)\" \\(\\d+\\), )after : .*$");

  private SyntaxErrors() {}

  static EngineException describe(SqlParseException error) {
    String what = Optional.ofNullable(error.getMessage()).orElse("it cannot be parsed");
    Matcher encountered = ENCOUNTERED.matcher(what);
    Matcher lexical = LEXICAL.matcher(what);
    if (encountered.matches()) {
      what = unexpected(encountered) + expected(error);
    } else if (lexical.matches()) {
      what = lexical(lexical);
    }
    return new EngineException(
        ErrorCode.SYNTAX_ERROR, position(error.getPos()) + firstLine(what), error);
  }

  private static String position(SqlParserPos position) {
    return position == null
        ? ""
        : "line %d, column %d: ".formatted(position.getLineNum(), position.getColumnNum());
  }

  private static String unexpected(Matcher encountered) {
    String token = encountered.group(1) != null ? encountered.group(1) : encountered.group(2);
    return switch (token) {
      case "<EOF>" -> "the statement ends too early";
      case "\\'", "'" -> "a string is not closed; end it with '";
      case "\\\"", "\"" -> "a quoted name is not closed; end it with \"";
      default -> "unexpected " + abbreviate(token.replace("\\\"", "\"").replace("\\'", "'"));
    };
  }

  private static String expected(SqlParseException error) {
    Set<String> names = new TreeSet<>();
    for (String image : error.getExpectedTokenNames()) {
      readable(image).ifPresent(names::add);
    }
    return names.isEmpty() || names.size() > MAX_EXPECTED
        ? ""
        : "; expected " + String.join(" or ", names);
  }

  private static Optional<String> readable(String image) {
    if (image.startsWith("\"")) {
      return Optional.of(image.substring(1, image.length() - 1));
    }
    return switch (image) {
      case "<IDENTIFIER>",
          "<QUOTED_IDENTIFIER>",
          "<BACK_QUOTED_IDENTIFIER>",
          "<BRACKET_QUOTED_IDENTIFIER>",
          "<BIG_QUERY_BACK_QUOTED_IDENTIFIER>",
          "<HYPHENATED_IDENTIFIER>",
          "<UNICODE_QUOTED_IDENTIFIER>" ->
          Optional.of("a name");
      case "<EOF>" -> Optional.of("the end of the statement");
      case "<BEL>" -> Optional.empty();
      default ->
          Optional.of(
              image.replaceAll("[<>]", "").replace('_', ' ').toLowerCase(Locale.ROOT).strip());
    };
  }

  private static String lexical(Matcher matcher) {
    return matcher.group(2) != null
        ? "unexpected character " + matcher.group(2)
        : "a comment is not closed; end it with */";
  }

  private static String abbreviate(String token) {
    return "\""
        + (token.length() <= MAX_QUOTED ? token : token.substring(0, MAX_QUOTED) + "...")
        + "\"";
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }
}
