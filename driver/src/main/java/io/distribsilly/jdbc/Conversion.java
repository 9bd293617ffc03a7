package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;

/** How a value of a column becomes what a getter returns. */
interface Conversion<T> {
  /**
   * Converts a value.
   *
   * @param value not null, of the column type's class
   * @param type the type of the column
   * @throws EngineException with a code of class 22
   */
  T convert(Object value, ColumnType type);

  /** Returns the error that a value cannot become this at all. */
  static EngineException impossible(Object value, String target) {
    return new EngineException(
        ErrorCode.INVALID_CONVERSION,
        "%s cannot be converted to %s".formatted(describe(value), target));
  }

  /** Returns the error that a number does not fit. */
  static EngineException outOfRange(Object value, String target) {
    return new EngineException(
        ErrorCode.NUMERIC_OUT_OF_RANGE,
        "%s is out of the range of %s".formatted(describe(value), target));
  }

  /** Returns a value for a message: short, texts in quotes. */
  static String describe(Object value) {
    if (value instanceof byte[] bytes) {
      return "a binary value of " + bytes.length + " bytes";
    }
    String text = value.toString();
    String shortened = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return value instanceof CharSequence
        ? "'" + shortened + "'"
        : shortened + " (" + value.getClass().getSimpleName() + ")";
  }
}
