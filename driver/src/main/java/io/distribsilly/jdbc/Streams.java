package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.sql.SQLException;

/** Reads streams that are set as parameters, at once and not longer than a value can be. */
final class Streams {
  /** The length of a stream whose end is where it ends. */
  static final long UNKNOWN = -1;

  private Streams() {}

  static String text(Reader reader) throws SQLException {
    return text(reader, UNKNOWN);
  }

  /** Reads that many characters; fewer are an error, further ones are left. */
  static String text(Reader reader, long length) throws SQLException {
    int limit = limit(length);
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    try {
      int read = 0;
      while (text.length() < limit && read >= 0) {
        read = reader.read(buffer, 0, Math.min(buffer.length, limit - text.length()));
        text.append(buffer, 0, Math.max(0, read));
      }
    } catch (IOException e) {
      throw failed(e);
    }
    checkLength(length, text.length());
    return text.toString();
  }

  static String text(InputStream stream, Charset charset, long length) throws SQLException {
    return text(new InputStreamReader(stream, charset), length);
  }

  static byte[] bytes(InputStream stream) throws SQLException {
    return bytes(stream, UNKNOWN);
  }

  /** Reads that many bytes; fewer are an error, further ones are left. */
  static byte[] bytes(InputStream stream, long length) throws SQLException {
    byte[] bytes;
    try {
      bytes = stream.readNBytes(limit(length));
    } catch (IOException e) {
      throw failed(e);
    }
    checkLength(length, bytes.length);
    return bytes;
  }

  /** Checks the length of a value. */
  static int length(long length) throws SQLException {
    if (length > ColumnType.MAX_LENGTH) {
      throw tooLong();
    }
    return (int) Arguments.notNegative("length", length);
  }

  private static int limit(long length) throws SQLException {
    return length == UNKNOWN ? ColumnType.MAX_LENGTH + 1 : length(length);
  }

  private static void checkLength(long wanted, int read) throws SQLException {
    if (wanted == UNKNOWN && read > ColumnType.MAX_LENGTH) {
      throw tooLong();
    }
    if (wanted != UNKNOWN && read < wanted) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER_VALUE,
          "the stream ends after %d characters or bytes; its length was said to be %d"
              .formatted(read, wanted));
    }
  }

  private static SQLException tooLong() {
    return SqlExceptions.of(
        ErrorCode.VALUE_TOO_LONG,
        "the value is longer than the limit of %d characters or bytes"
            .formatted(ColumnType.MAX_LENGTH));
  }

  private static SQLException failed(IOException error) {
    return SqlExceptions.of(
        ErrorCode.INVALID_PARAMETER_VALUE, "the stream could not be read: " + error, error);
  }
}
