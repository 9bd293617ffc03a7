package io.distribsilly.engine.catalog;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a sequence counts. Immutable.
 *
 * @param type the type of its values: TINYINT, SMALLINT, INTEGER or BIGINT
 * @param start the first value
 * @param increment from one value to the next; not 0
 * @param min the least value
 * @param max the greatest value
 * @param cycle whether it begins anew after the last value, at {@code min} if it ascends and at
 *     {@code max} if it descends
 * @param cache how many values are reserved at a time; 0 for as many as suit
 */
public record SequenceOptions(
    SqlType type, long start, long increment, long min, long max, boolean cycle, int cache) {
  /** Counts what a table needs that has no primary key: its rows, from 1. */
  public static final SequenceOptions ROW_KEYS =
      new SequenceOptions(SqlType.BIGINT, 1, 1, 1, Long.MAX_VALUE, false, 0);

  /**
   * Checks the values.
   *
   * @throws EngineException with INVALID_STATEMENT if they do not go together
   */
  public SequenceOptions {
    if (increment == 0) {
      throw invalid("INCREMENT BY 0 never gives another value; choose 1 or -1");
    }
    if (min < least(type) || max > greatest(type) || min >= max) {
      throw invalid(
          "MINVALUE %d and MAXVALUE %d are not two values of %s, the least first"
              .formatted(min, max, type.sqlName()));
    }
    checkWithin(start, min, max, "START WITH");
    if (cache < 0) {
      throw invalid("CACHE %d is negative; choose 1 or more".formatted(cache));
    }
  }

  /** Returns the options with the defaults of what was not said. */
  public static SequenceOptions of(
      SqlType type,
      OptionalLong start,
      OptionalLong increment,
      OptionalLong min,
      OptionalLong max,
      boolean cycle,
      Optional<Integer> cache) {
    long by = increment.orElse(1);
    boolean ascends = by > 0;
    long first = min.orElse(ascends ? Math.min(1, start.orElse(1)) : least(type));
    long last = max.orElse(ascends ? greatest(type) : Math.max(-1, start.orElse(-1)));
    return new SequenceOptions(
        type, start.orElse(ascends ? first : last), by, first, last, cycle, cache.orElse(0));
  }

  /**
   * Checks a value that the sequence is to go on with.
   *
   * @throws EngineException with INVALID_STATEMENT if it is none of its values
   */
  public void checkRestart(long value) {
    checkWithin(value, min, max, "RESTART WITH");
  }

  /** Returns the value after another one, empty if there is none. */
  OptionalLong after(long value) {
    // The distances are unsigned: they can be more than a long holds.
    boolean last =
        increment > 0
            ? Long.compareUnsigned(max - value, increment) < 0
            : Long.compareUnsigned(value - min, -increment) < 0;
    if (!last) {
      return OptionalLong.of(value + increment);
    }
    return cycle ? OptionalLong.of(increment > 0 ? min : max) : OptionalLong.empty();
  }

  /** Returns whether a column of this type can count. */
  public static boolean isCountable(SqlType type) {
    return switch (type) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> true;
      case BOOLEAN,
          DECIMAL,
          REAL,
          DOUBLE,
          CHAR,
          VARCHAR,
          BINARY,
          VARBINARY,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          UUID ->
          false;
    };
  }

  private static long greatest(SqlType type) {
    return Long.MAX_VALUE >> 64 - bits(type);
  }

  private static long least(SqlType type) {
    return Long.MIN_VALUE >> 64 - bits(type);
  }

  private static int bits(SqlType type) {
    return switch (type) {
      case TINYINT -> Byte.SIZE;
      case SMALLINT -> Short.SIZE;
      case INTEGER -> Integer.SIZE;
      case BIGINT -> Long.SIZE;
      case BOOLEAN,
          DECIMAL,
          REAL,
          DOUBLE,
          CHAR,
          VARCHAR,
          BINARY,
          VARBINARY,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          UUID ->
          throw invalid(
              "a sequence cannot count in %s; choose SMALLINT, INTEGER or BIGINT"
                  .formatted(type.sqlName()));
    };
  }

  private static void checkWithin(long value, long min, long max, String what) {
    if (value < min || value > max) {
      throw invalid("%s %d is not between %d and %d".formatted(what, value, min, max));
    }
  }

  private static EngineException invalid(String what) {
    return new EngineException(ErrorCode.INVALID_STATEMENT, "sequence: " + what);
  }
}
