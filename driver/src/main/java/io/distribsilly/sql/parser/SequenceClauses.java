package io.distribsilly.sql.parser;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What a statement says of how a sequence counts: each at most once, in any order. */
public final class SequenceClauses {
  /** What can be said with a number. */
  public enum Kind {
    START("START WITH"),
    INCREMENT("INCREMENT BY"),
    MINVALUE("MINVALUE"),
    MAXVALUE("MAXVALUE"),
    CACHE("CACHE"),
    RESTART("RESTART");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** Empty for NO MINVALUE, NO MAXVALUE and RESTART without a number. */
  private final Map<Kind, OptionalLong> numbers = new EnumMap<>(Kind.class);

  private Optional<Boolean> cycle = Optional.empty();

  /** Adds a clause with a number. */
  public void set(Kind kind, SqlNode number) {
    put(kind, OptionalLong.of(value(kind, (SqlNumericLiteral) number)), number.getParserPosition());
  }

  /** Adds a clause that says that there is no number. */
  public void setNone(Kind kind, SqlParserPos position) {
    put(kind, OptionalLong.empty(), position);
  }

  /** Adds CYCLE or NO CYCLE. */
  public void setCycle(boolean cycles, SqlParserPos position) {
    if (cycle.isPresent()) {
      throw error(position, "CYCLE is given twice");
    }
    cycle = Optional.of(cycles);
  }

  private void put(Kind kind, OptionalLong number, SqlParserPos position) {
    if (numbers.put(kind, number) != null) {
      throw error(position, kind.words + " is given twice");
    }
  }

  private static long value(Kind kind, SqlNumericLiteral literal) {
    try {
      return literal.getValueAs(BigDecimal.class).longValueExact();
    } catch (ArithmeticException e) {
      throw error(
          literal.getParserPosition(),
          "%s %s is not a whole number of 64 bits".formatted(kind.words, literal));
    }
  }

  /** Returns the number of a clause, empty if it is not there or says that there is none. */
  public OptionalLong number(Kind kind) {
    return numbers.getOrDefault(kind, OptionalLong.empty());
  }

  /** Returns whether a clause is there. */
  public boolean has(Kind kind) {
    return numbers.containsKey(kind);
  }

  /** Returns whether CYCLE or NO CYCLE is there, and which. */
  public Optional<Boolean> cycle() {
    return cycle;
  }

  /** Returns whether nothing is said. */
  public boolean isEmpty() {
    return numbers.isEmpty() && cycle.isEmpty();
  }

  void unparse(SqlWriter writer) {
    numbers.forEach(
        (kind, number) -> {
          writer.keyword(
              number.isEmpty() && kind != Kind.RESTART ? "NO " + kind.words : kind.words);
          number.ifPresent(
              value -> {
                writer.keyword(kind == Kind.RESTART ? "WITH" : "");
                writer.literal(Long.toString(value));
              });
        });
    cycle.ifPresent(cycles -> writer.keyword(cycles ? "CYCLE" : "NO CYCLE"));
  }

  private static EngineException error(SqlParserPos position, String what) {
    return new EngineException(
        ErrorCode.SYNTAX_ERROR,
        "line %d, column %d: %s".formatted(position.getLineNum(), position.getColumnNum(), what));
  }
}
