package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;

/** A BLOB in memory that grows; unlike javax.sql.rowset.serial.SerialBlob. Not thread-safe. */
final class MemoryBlob implements Blob {
  private byte[] bytes;
  private boolean freed;

  MemoryBlob(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long length() throws SQLException {
    return current().length;
  }

  @Override
  public byte[] getBytes(long position, int length) throws SQLException {
    int from = MemoryPositions.from(position, current().length, length);
    return Arrays.copyOfRange(bytes, from, from + Math.min(length, bytes.length - from));
  }

  @Override
  public InputStream getBinaryStream() throws SQLException {
    return new ByteArrayInputStream(current());
  }

  @Override
  public InputStream getBinaryStream(long position, long length) throws SQLException {
    int from = MemoryPositions.whole(position, length, current().length);
    return new ByteArrayInputStream(bytes, from, (int) length);
  }

  @Override
  public long position(byte[] pattern, long start) throws SQLException {
    Arguments.notNull("the pattern", pattern);
    int from = MemoryPositions.from(start, current().length, 0);
    for (int i = from; i + pattern.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + pattern.length, pattern, 0, pattern.length)) {
        return i + 1L;
      }
    }
    return -1;
  }

  @Override
  public long position(Blob pattern, long start) throws SQLException {
    Arguments.notNull("the pattern", pattern);
    return position(pattern.getBytes(1, Streams.length(pattern.length())), start);
  }

  @Override
  public int setBytes(long position, byte[] value) throws SQLException {
    return setBytes(position, Arguments.notNull("the value", value), 0, value.length);
  }

  @Override
  public int setBytes(long position, byte[] value, int offset, int length) throws SQLException {
    MemoryPositions.source(offset, length, Arguments.notNull("the value", value).length);
    int from = MemoryPositions.from(position, current().length, length);
    bytes = Arrays.copyOf(bytes, Math.max(bytes.length, Streams.length((long) from + length)));
    System.arraycopy(value, offset, bytes, from, length);
    return length;
  }

  @Override
  public OutputStream setBinaryStream(long position) throws SQLException {
    MemoryPositions.from(position, current().length, 0);
    return new ByteArrayOutputStream() {
      @Override
      public void flush() {
        try {
          setBytes(position, toByteArray());
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void close() {
        flush();
      }
    };
  }

  @Override
  public void truncate(long length) throws SQLException {
    MemoryPositions.whole(1, length, current().length);
    bytes = Arrays.copyOf(bytes, (int) length);
  }

  @Override
  public void free() {
    freed = true;
    bytes = new byte[0];
  }

  private byte[] current() throws SQLException {
    if (freed) {
      throw SqlExceptions.of(ErrorCode.OBJECT_CLOSED, "the Blob was freed");
    }
    return bytes;
  }
}
