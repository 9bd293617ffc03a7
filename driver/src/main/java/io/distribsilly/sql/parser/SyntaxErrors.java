package io.distribsilly.sql.parser;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.parser.generated.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.calcite.sql.parser.SqlParseException;

/** Says in one line what JavaCC says in two hundred. */
final class SyntaxErrors {
  /** With more tokens than this a list of what was expected does not help. */
  private static final int MAX_EXPECTED = 5;

  /** The longest piece of the statement that a message repeats. */
  private static final int MAX_QUOTED = 40;

  /** What JavaCC says when no token begins with a character, or the text ends within one. */
  private static final Pattern LEXICAL =
      Pattern.compile("(?s).*Encountered: (<EOF> |\"(.*)\" \\(\\d+\\), )after : .*$");

  /** What Calcite says that does not tell its readers what to do. */
  private static final Map<String, String> IN_OUR_WORDS =
      Map.of(
          "Non-query expression encountered in illegal context",
          "a statement or a query is expected here; check the word",
          "Query expression encountered in illegal context",
          "a query cannot stand here; a value is expected");

  private SyntaxErrors() {}

  /**
   * Describes tokens that no rule of the grammar takes.
   *
   * @param error what Calcite made of it
   * @param next the first token behind those that were understood
   */
  static EngineException describe(SqlParseException error, Token next) {
    int[][] sequences = error.getExpectedTokenSequences();
    if (sequences == null) {
      return describe(error);
    }
    int longest = Arrays.stream(sequences).mapToInt(sequence -> sequence.length).max().orElse(1);
    List<Token> tokens =
        Stream.iterate(next, token -> token != null, token -> token.next).limit(longest).toList();
    Optional<Token> quote =
        tokens.stream().filter(t -> t.image.equals("'") || t.image.equals("\"")).findFirst();
    if (quote.isPresent()) {
      return error(quote.get(), notClosed(quote.get()), error);
    }
    // A rule may look at several tokens before it refuses the last of them.
    int known = Arrays.stream(sequences).mapToInt(s -> matching(s, tokens)).max().orElse(0);
    Token unexpected = tokens.get(Math.min(known, tokens.size() - 1));
    Set<String> expected = new TreeSet<>();
    for (int[] sequence : sequences) {
      if (sequence.length > known && matching(sequence, tokens) == known) {
        readable(error.getTokenImages()[sequence[known]]).ifPresent(expected::add);
      }
    }
    return error(unexpected, unexpected(unexpected) + expected(expected), error);
  }

  /** Describes everything else: characters that are no token, and values that make no sense. */
  static EngineException describe(SqlParseException error) {
    String what = Optional.ofNullable(error.getMessage()).orElse("it cannot be parsed");
    Matcher lexical = LEXICAL.matcher(what);
    if (lexical.matches()) {
      what =
          lexical.group(2) == null
              ? "a comment is not closed; end it with */"
              : "unexpected character " + lexical.group(2);
    }
    what = IN_OUR_WORDS.getOrDefault(what, what.lines().findFirst().orElse(what));
    return error.getPos() == null
        ? new EngineException(ErrorCode.SYNTAX_ERROR, what, error)
        : error(error.getPos().getLineNum(), error.getPos().getColumnNum(), what, error);
  }

  private static EngineException error(Token token, String what, SqlParseException cause) {
    return error(token.beginLine, token.beginColumn, what, cause);
  }

  private static EngineException error(int line, int column, String what, SqlParseException cause) {
    return new EngineException(
        ErrorCode.SYNTAX_ERROR, "line %d, column %d: %s".formatted(line, column, what), cause);
  }

  /** Returns how many of the tokens a sequence begins with; not all of them, or it would do. */
  private static int matching(int[] sequence, List<Token> tokens) {
    int count = 0;
    while (count < sequence.length - 1
        && count < tokens.size() - 1
        && sequence[count] == tokens.get(count).kind) {
      count++;
    }
    return count;
  }

  private static String notClosed(Token quote) {
    String what = quote.image.equals("'") ? "string" : "quoted name";
    return "a %s is not closed; end it with %s".formatted(what, quote.image);
  }

  private static String unexpected(Token token) {
    if (token.kind == 0) {
      return "the statement ends too early";
    }
    String image = token.image;
    return "unexpected \"%s\""
        .formatted(image.length() <= MAX_QUOTED ? image : image.substring(0, MAX_QUOTED) + "...");
  }

  private static String expected(Set<String> names) {
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
}
