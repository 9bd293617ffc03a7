package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;

/** A CLOB in memory that grows. Not thread-safe. */
final class MemoryClob implements NClob {
  private final StringBuilder text;
  private boolean freed;

  MemoryClob(String text) {
    this.text = new StringBuilder(text);
  }

  @Override
  public long length() throws SQLException {
    return current().length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    int from = MemoryPositions.from(position, current().length(), length);
    return text.substring(from, from + Math.min(length, text.length() - from));
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    return new StringReader(current().toString());
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    int from = MemoryPositions.whole(position, length, current().length());
    return new StringReader(text.substring(from, from + (int) length));
  }

  @Override
  public InputStream getAsciiStream() throws SQLException {
    return new ByteArrayInputStream(current().toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long position(String pattern, long start) throws SQLException {
    Arguments.notNull("the pattern", pattern);
    int from = MemoryPositions.from(start, current().length(), 0);
    int found = text.indexOf(pattern, from);
    return found < 0 ? -1 : found + 1L;
  }

  @Override
  public long position(Clob pattern, long start) throws SQLException {
    Arguments.notNull("the pattern", pattern);
    return position(pattern.getSubString(1, Streams.length(pattern.length())), start);
  }

  @Override
  public int setString(long position, String value) throws SQLException {
    return setString(position, Arguments.notNull("the value", value), 0, value.length());
  }

  @Override
  public int setString(long position, String value, int offset, int length) throws SQLException {
    MemoryPositions.source(offset, length, Arguments.notNull("the value", value).length());
    int from = MemoryPositions.from(position, current().length(), length);
    int end = Math.min(Streams.length((long) from + length), text.length());
    text.replace(from, end, value.substring(offset, offset + length));
    return length;
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    MemoryPositions.from(position, current().length(), 0);
    return new ByteArrayOutputStream() {
      @Override
      public void flush() {
        put(position, toString(StandardCharsets.US_ASCII));
      }

      @Override
      public void close() {
        flush();
      }
    };
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    MemoryPositions.from(position, current().length(), 0);
    return new StringWriter() {
      @Override
      public void flush() {
        put(position, toString());
      }

      @Override
      public void close() {
        flush();
      }
    };
  }

  @Override
  public void truncate(long length) throws SQLException {
    MemoryPositions.whole(1, length, current().length());
    text.setLength((int) length);
  }

  @Override
  public void free() {
    freed = true;
    text.setLength(0);
  }

  private void put(long position, String value) {
    try {
      setString(position, value);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private StringBuilder current() throws SQLException {
    if (freed) {
      throw SqlExceptions.of(ErrorCode.OBJECT_CLOSED, "the Clob was freed");
    }
    return text;
  }
}
