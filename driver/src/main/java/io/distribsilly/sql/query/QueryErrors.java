package io.distribsilly.sql.query;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.validate.SqlValidatorException;

/** Turns whatever Calcite and the code it generates throw into our one exception. */
final class QueryErrors {
  private static final int MAX_SQL_LENGTH = 200;

  private static final Pattern TABLE_NOT_FOUND =
      Pattern.compile("(?:Object|Table) '(.*?)' not found(?: within '(.*?)')?(;.*)?");
  private static final Pattern COLUMN_NOT_FOUND =
      Pattern.compile("Column '.*' not found.*|Unknown (?:field|identifier) .*", Pattern.DOTALL);
  private static final Pattern ROUTINE_NOT_FOUND =
      Pattern.compile("No match found for function signature (.*)", Pattern.DOTALL);

  private static final String TABLE_REMEDY = "; create it, or check its name and case";

  private QueryErrors() {}

  /** Returns the exception for a statement that could not be validated or planned. */
  static EngineException ofPlanning(Throwable error, String sql) {
    Optional<EngineException> ours = find(error, EngineException.class);
    if (ours.isPresent()) {
      return ours.get();
    }
    Optional<CalciteContextException> positioned = find(error, CalciteContextException.class);
    if (positioned.isPresent()) {
      return invalid(positioned.get());
    }
    Optional<SqlValidatorException> unpositioned = find(error, SqlValidatorException.class);
    if (unpositioned.isPresent()) {
      return invalid(unpositioned.get().getMessage(), "", error);
    }
    if (error instanceof StackOverflowError) {
      return new EngineException(
          ErrorCode.LIMIT_EXCEEDED,
          "the statement is nested too deeply; split it: " + shortened(sql),
          error);
    }
    if (error instanceof RelOptPlanner.CannotPlanException
        || error instanceof UnsupportedOperationException
        || String.valueOf(error.getMessage()).startsWith("Unable to implement")) {
      return new EngineException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "the statement uses something that is not supported; rewrite it: " + shortened(sql),
          error);
    }
    if (error instanceof CalciteException) {
      return invalid(error.getMessage(), "", error);
    }
    return new EngineException(
        ErrorCode.INTERNAL_ERROR,
        "the statement could not be planned (%s); rewrite it and report this: %s"
            .formatted(firstLine(error), shortened(sql)),
        error);
  }

  private static EngineException invalid(CalciteContextException error) {
    String message = error.getCause() == null ? error.getMessage() : error.getCause().getMessage();
    String position =
        error.getPosLine() > 0
            ? "line %d, column %d: ".formatted(error.getPosLine(), error.getPosColumn())
            : "";
    return invalid(message, position, error);
  }

  private static EngineException invalid(String message, String position, Throwable cause) {
    String text = message == null ? "invalid statement" : message.strip();
    return new EngineException(codeOf(text), position + sentence(text), cause);
  }

  private static ErrorCode codeOf(String message) {
    if (TABLE_NOT_FOUND.matcher(message).matches()) {
      return ErrorCode.TABLE_NOT_FOUND;
    }
    if (COLUMN_NOT_FOUND.matcher(message).matches()) {
      return ErrorCode.COLUMN_NOT_FOUND;
    }
    return ROUTINE_NOT_FOUND.matcher(message).matches()
        ? ErrorCode.ROUTINE_NOT_FOUND
        : ErrorCode.INVALID_STATEMENT;
  }

  private static String sentence(String message) {
    Matcher table = TABLE_NOT_FOUND.matcher(message);
    if (table.matches()) {
      String remedy = Objects.requireNonNullElse(table.group(3), TABLE_REMEDY);
      return "table \"%s\" not found%s".formatted(table.group(1), remedy.replace('\'', '"'));
    }
    if (COLUMN_NOT_FOUND.matcher(message).matches()) {
      return message.substring(0, 1).toLowerCase(Locale.ROOT)
          + message.substring(1).replace('\'', '"');
    }
    Matcher routine = ROUTINE_NOT_FOUND.matcher(message);
    if (routine.matches()) {
      return "no function %s exists; check its name, and the number and types of its arguments"
          .formatted(routine.group(1));
    }
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  /** Returns the exception for a statement that failed while it ran. */
  static EngineException ofExecution(Throwable error, String sql) {
    Optional<EngineException> ours = find(error, EngineException.class);
    if (ours.isPresent()) {
      return ours.get();
    }
    Throwable cause = mostTelling(error);
    String message = readable(cause.getMessage());
    return new EngineException(codeOf(cause, message), textOf(cause, message, sql), error);
  }

  private static ErrorCode codeOf(Throwable cause, String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("by zero") || lower.contains("division undefined")) {
      return ErrorCode.DIVISION_BY_ZERO;
    }
    if (cause instanceof DateTimeException || lower.contains("field is out of range")) {
      return ErrorCode.INVALID_DATETIME;
    }
    if (cause instanceof ArithmeticException
        || lower.contains("overflow")
        || lower.contains("out of range")
        || lower.contains("cannot fit")
        || lower.contains("cannot be represented")) {
      return ErrorCode.NUMERIC_OUT_OF_RANGE;
    }
    if (cause instanceof NumberFormatException
        || lower.contains("cannot convert")
        || lower.contains("invalid input syntax")
        || lower.contains("invalid character for cast")
        || lower.contains("uuid")) {
      return ErrorCode.INVALID_CONVERSION;
    }
    if (cause instanceof DateTimeException || lower.contains("date") || lower.contains("time")) {
      return ErrorCode.INVALID_DATETIME;
    }
    if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
      return ErrorCode.LIMIT_EXCEEDED;
    }
    return cause instanceof CalciteException
            || cause instanceof IllegalArgumentException
            || cause instanceof IllegalStateException
        ? ErrorCode.DATA_EXCEPTION
        : ErrorCode.INTERNAL_ERROR;
  }

  private static String textOf(Throwable cause, String message, String sql) {
    String what =
        switch (codeOf(cause, message)) {
          case DIVISION_BY_ZERO -> "division by zero";
          case NUMERIC_OUT_OF_RANGE -> "a number is out of range: " + message;
          case INVALID_CONVERSION -> "a value cannot be converted: " + message;
          case INVALID_DATETIME -> "a date or time is not valid: " + message;
          case LIMIT_EXCEEDED -> "the statement needs more memory than there is";
          case DATA_EXCEPTION -> "the data does not fit the statement: " + message;
          default -> "the statement failed (" + firstLine(cause) + ")";
        };
    return what + ", in: " + shortened(sql);
  }

  private static String readable(String message) {
    if (message == null) {
      return "";
    }
    return message.contains("SINGLE_VALUE")
        ? "a sub-query that stands for one value gave more than one row"
        : message.replace("For input string: ", "");
  }

  /** Calcite wraps what it throws; the innermost exception says what happened. */
  private static Throwable mostTelling(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static <T extends Throwable> Optional<T> find(Throwable error, Class<T> type) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  private static String firstLine(Throwable error) {
    String text = String.valueOf(error);
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String shortened(String sql) {
    return sql.length() <= MAX_SQL_LENGTH ? sql : sql.substring(0, MAX_SQL_LENGTH) + "...";
  }
}
