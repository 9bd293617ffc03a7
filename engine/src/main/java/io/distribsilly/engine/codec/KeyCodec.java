package io.distribsilly.engine.codec;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.TableDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/**
 * The primary key of a table as bytes whose unsigned order is the order of the key in SQL.
 *
 * <p>An encoded key is the encoding of its columns one after another, with nothing between them. No
 * encoding of a column is a prefix of another, so neither is a key, and equal values have equal
 * bytes. This is part of the file format, and the shard of a row is chosen by these bytes:
 *
 * <pre>
 *   BOOLEAN                    1 byte: 00 false, 01 true
 *   TINYINT, SMALLINT,         1, 2, 4, 8 bytes, big-endian, the sign bit inverted
 *   INTEGER, BIGINT
 *   REAL, DOUBLE               4, 8 bytes, IEEE 754 big-endian: from 0.0 on with the sign bit
 *                              inverted, below with all bits inverted; -0.0 as 0.0; the one NaN
 *                              (7FC00000, 7FF80000 00000000) is above all numbers
 *   DECIMAL                    {@link KeyDecimal}: length, magnitude
 *   CHAR, VARCHAR              {@link KeyBytes}: escaped UTF-16 code units, 00
 *   BINARY, VARBINARY          {@link KeyBytes}: escaped bytes, 00
 *   DATE                       days since 1970-01-01, as INTEGER
 *   TIME                       milliseconds since midnight, as INTEGER
 *   TIMESTAMP                  milliseconds since 1970-01-01T00:00, as BIGINT
 *   TIMESTAMP WITH TIME ZONE   milliseconds since 1970-01-01T00:00Z, as BIGINT
 *   UUID                       16 bytes as they are: the order of its text, as in H2 and PostgreSQL
 *                              (not that of {@link UUID#compareTo})
 * </pre>
 *
 * <p>CHAR and BINARY are encoded with the padding they arrive with. Years run from 0001 to 9999.
 * Immutable and thread-safe.
 */
public final class KeyCodec {
  /** The longest encoded key, in bytes. */
  public static final int MAX_KEY_BYTES = 64 * 1024;

  private final CodecColumn[] columns;
  private final String keyLabel;

  private KeyCodec(TableDefinition visible) {
    TableDefinition table = visible.keyed();
    columns =
        table.primaryKey().stream()
            .map(index -> CodecColumn.of(table, index))
            .toArray(CodecColumn[]::new);
    keyLabel = "key of table \"" + table.label() + "\"";
  }

  /** Returns the codec for a table's primary key, or its row key if it has none. */
  public static KeyCodec of(TableDefinition table) {
    return new KeyCodec(table);
  }

  /**
   * Encodes the values of the primary key.
   *
   * @param keyValues one value a key column, in key order, each of its column's Java class
   * @throws EngineException with VALUE_TOO_LONG if the key exceeds {@link #MAX_KEY_BYTES},
   *     NOT_NULL_VIOLATION if a value is null, NUMERIC_OUT_OF_RANGE or INVALID_DATETIME if the
   *     column cannot hold one
   */
  public byte[] encode(Object[] keyValues) {
    if (keyValues.length != columns.length) {
      throw new IllegalArgumentException(
          "%s has %d columns, not %d".formatted(keyLabel, columns.length, keyValues.length));
    }
    for (int i = 0; i < columns.length; i++) {
      if (variableLength(keyValues[i]) >= MAX_KEY_BYTES) {
        throw tooLong("more than " + variableLength(keyValues[i]));
      }
    }
    byte[] key = encodePrefix(keyValues);
    if (key.length > MAX_KEY_BYTES) {
      throw tooLong(Integer.toString(key.length));
    }
    return key;
  }

  /**
   * Encodes the first columns of the key: every key that has these values starts with the result,
   * and no other does.
   *
   * <p>The result may be longer than {@link #MAX_KEY_BYTES}: then no key has these values. So this
   * is also how to look for a key, all of whose columns are given, without an error if it is too
   * long to exist.
   *
   * @throws EngineException as {@link #encode}, but for VALUE_TOO_LONG
   */
  public byte[] encodePrefix(Object[] leadingValues) {
    if (leadingValues.length > columns.length) {
      throw new IllegalArgumentException(
          "%s has %d columns, not %d".formatted(keyLabel, columns.length, leadingValues.length));
    }
    int capacity = 0;
    for (int i = 0; i < leadingValues.length; i++) {
      capacity += expectedLength(columns[i], leadingValues[i]);
    }
    ByteWriter writer = new ByteWriter(capacity);
    for (int i = 0; i < leadingValues.length; i++) {
      write(writer, columns[i], leadingValues[i]);
    }
    return writer.toBytes();
  }

  /**
   * Decodes a key into its values, in key order.
   *
   * @throws EngineException with CORRUPTION if no values have this encoding
   */
  public Object[] decode(byte[] key) {
    ByteReader reader = reader(key);
    Object[] values = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      values[i] = read(reader, columns[i]);
    }
    reader.expectEnd();
    return values;
  }

  int columnCount() {
    return columns.length;
  }

  ByteReader reader(byte[] key) {
    return new ByteReader(key, keyLabel);
  }

  /** Reads one column; the reader is where its encoding starts. */
  Object readColumn(ByteReader reader, int keyColumn) {
    return read(reader, columns[keyColumn]);
  }

  /** Steps over one column. */
  void skipColumn(ByteReader reader, int keyColumn) {
    skip(reader, columns[keyColumn]);
  }

  static void skip(ByteReader reader, CodecColumn column) {
    switch (column.type()) {
      case DECIMAL -> KeyDecimal.skip(reader);
      case CHAR, VARCHAR, BINARY, VARBINARY -> KeyBytes.skip(reader);
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          REAL,
          DOUBLE,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          UUID ->
          reader.skip(fixedLength(column));
    }
  }

  private EngineException tooLong(String length) {
    return new EngineException(
        ErrorCode.VALUE_TOO_LONG,
        "%s has %s bytes when encoded; the limit is %d: use shorter values"
            .formatted(keyLabel, length, MAX_KEY_BYTES));
  }

  /** Returns the length of a string or byte string, which its encoding exceeds; 0 for others. */
  private static int variableLength(Object value) {
    if (value instanceof String string) {
      return string.length();
    }
    return value instanceof byte[] bytes ? bytes.length : 0;
  }

  /** Returns the encoded length: exact but for decimals and what must be escaped. */
  private static int expectedLength(CodecColumn column, Object value) {
    return switch (column.type()) {
      case DECIMAL -> 9;
      case CHAR, VARCHAR, BINARY, VARBINARY -> variableLength(value) + 1;
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          REAL,
          DOUBLE,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          UUID ->
          fixedLength(column);
    };
  }

  private static int fixedLength(CodecColumn column) {
    return switch (column.type()) {
      case BOOLEAN, TINYINT -> 1;
      case SMALLINT -> 2;
      case INTEGER, REAL, DATE, TIME -> 4;
      case BIGINT, DOUBLE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> 8;
      case UUID -> 16;
      case DECIMAL, CHAR, VARCHAR, BINARY, VARBINARY ->
          throw new IllegalArgumentException(column + " has no fixed length");
    };
  }

  static void write(ByteWriter writer, CodecColumn column, Object value) {
    if (value == null) {
      throw column.nullNotAllowed("it is part of the primary key: give it a value");
    }
    switch (column.type()) {
      case BOOLEAN -> writer.writeByte((Boolean) value ? 1 : 0);
      case TINYINT -> writer.writeByte((Byte) value ^ Byte.MIN_VALUE);
      case SMALLINT -> writer.writeShort((Short) value ^ Short.MIN_VALUE);
      case INTEGER -> writer.writeInt((Integer) value ^ Integer.MIN_VALUE);
      case BIGINT -> writer.writeLong((Long) value ^ Long.MIN_VALUE);
      case DECIMAL -> KeyDecimal.write(writer, (BigDecimal) value, column);
      case REAL -> writer.writeInt(orderedBits((Float) value));
      case DOUBLE -> writer.writeLong(orderedBits((Double) value));
      case CHAR, VARCHAR -> KeyBytes.writeString(writer, (String) value);
      case BINARY, VARBINARY -> KeyBytes.writeBytes(writer, (byte[]) value);
      case DATE -> writer.writeInt(EpochTime.ofDate((LocalDate) value, column) ^ Integer.MIN_VALUE);
      case TIME -> writer.writeInt(EpochTime.ofTime((LocalTime) value, column) ^ Integer.MIN_VALUE);
      case TIMESTAMP ->
          writer.writeLong(EpochTime.ofTimestamp((LocalDateTime) value, column) ^ Long.MIN_VALUE);
      case TIMESTAMP_WITH_TIME_ZONE ->
          writer.writeLong(EpochTime.ofInstant((Instant) value, column) ^ Long.MIN_VALUE);
      case UUID -> {
        writer.writeLong(((UUID) value).getMostSignificantBits());
        writer.writeLong(((UUID) value).getLeastSignificantBits());
      }
    }
  }

  static Object read(ByteReader reader, CodecColumn column) {
    return switch (column.type()) {
      case BOOLEAN -> readBoolean(reader);
      case TINYINT -> (byte) (reader.readByte() ^ Byte.MIN_VALUE);
      case SMALLINT -> (short) (reader.readShort() ^ Short.MIN_VALUE);
      case INTEGER -> reader.readInt() ^ Integer.MIN_VALUE;
      case BIGINT -> reader.readLong() ^ Long.MIN_VALUE;
      case DECIMAL -> KeyDecimal.read(reader, column);
      case REAL -> readFloat(reader);
      case DOUBLE -> readDouble(reader);
      case CHAR, VARCHAR -> KeyBytes.readString(reader);
      case BINARY, VARBINARY -> KeyBytes.readBytes(reader);
      case DATE -> EpochTime.toDate(reader.readInt() ^ Integer.MIN_VALUE, reader);
      case TIME -> EpochTime.toTime(reader.readInt() ^ Integer.MIN_VALUE, reader);
      case TIMESTAMP -> EpochTime.toTimestamp(reader.readLong() ^ Long.MIN_VALUE, reader);
      case TIMESTAMP_WITH_TIME_ZONE ->
          EpochTime.toInstant(reader.readLong() ^ Long.MIN_VALUE, reader);
      case UUID -> new UUID(reader.readLong(), reader.readLong());
    };
  }

  private static Boolean readBoolean(ByteReader reader) {
    int value = reader.readByte();
    if (value > 1) {
      throw reader.corrupt("byte %02X is no boolean".formatted(value));
    }
    return value == 1;
  }

  private static int orderedBits(float value) {
    int bits = Float.floatToIntBits(value == 0 ? 0 : value);
    return bits ^ (bits >> 31 | Integer.MIN_VALUE);
  }

  private static float readFloat(ByteReader reader) {
    int bits = reader.readInt();
    float value = Float.intBitsToFloat(bits ^ (~bits >> 31 | Integer.MIN_VALUE));
    if (orderedBits(value) != bits) {
      throw reader.corrupt("%08X is no number".formatted(bits));
    }
    return value;
  }

  private static long orderedBits(double value) {
    long bits = Double.doubleToLongBits(value == 0 ? 0 : value);
    return bits ^ (bits >> 63 | Long.MIN_VALUE);
  }

  private static double readDouble(ByteReader reader) {
    long bits = reader.readLong();
    double value = Double.longBitsToDouble(bits ^ (~bits >> 63 | Long.MIN_VALUE));
    if (orderedBits(value) != bits) {
      throw reader.corrupt("%016X is no number".formatted(bits));
    }
    return value;
  }
}
