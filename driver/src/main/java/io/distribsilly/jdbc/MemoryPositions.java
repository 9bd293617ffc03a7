package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import java.sql.SQLException;

/** The positions of Blob and Clob, which count from 1. */
final class MemoryPositions {
  private MemoryPositions() {}

  /** Returns a position as an index; one behind the end is allowed. */
  static int from(long position, int size, int length) throws SQLException {
    if (position < 1 || position > size + 1L || length < 0) {
      throw invalid(position, length, size);
    }
    return (int) position - 1;
  }

  /** Returns a position as an index, if all of the range is there. */
  static int whole(long position, long length, int size) throws SQLException {
    if (position < 1 || length < 0 || position - 1 > size - length) {
      throw invalid(position, length, size);
    }
    return (int) position - 1;
  }

  /** Checks that a range is within what is to be written. */
  static void source(int offset, int length, int size) throws SQLException {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw invalid(offset + 1L, length, size);
    }
  }

  private static SQLException invalid(long position, long length, int size) {
    return SqlExceptions.of(
        ErrorCode.INVALID_ARGUMENT,
        "position %d with length %d is outside of the value, whose length is %d"
            .formatted(position, length, size));
  }
}
