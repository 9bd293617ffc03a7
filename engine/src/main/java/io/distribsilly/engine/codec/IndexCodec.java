package io.distribsilly.engine.codec;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.Arrays;

/**
 * The entries of an index. In unsigned byte order they have the order of the indexed columns in
 * SQL, NULL below every value, then that of the primary key. This is part of the file format:
 *
 * <pre>
 *   key        for each indexed column: 00 if it is NULL, else 01 and its value as {@link KeyCodec}
 *              has it; then the encoded primary key, unless the entry is exclusive
 *   content    01; then, if the entry is exclusive, the encoded primary key
 * </pre>
 *
 * <p>An entry is exclusive if the index is unique and none of the values is NULL. So a second row
 * with the same values meets the entry of the first. Immutable and thread-safe.
 */
public final class IndexCodec {
  private static final int NULL = 0;
  private static final int VALUE = 1;
  private static final byte VERSION = 1;

  private final IndexDefinition index;
  private final CodecColumn[] columns;
  private final RowProjection projection;
  private final String label;

  private IndexCodec(TableDefinition table, IndexDefinition index) {
    int[] positions = table.positions(index);
    this.index = index;
    this.columns =
        Arrays.stream(positions)
            .mapToObj(position -> CodecColumn.of(table, position))
            .toArray(CodecColumn[]::new);
    this.projection = RowCodec.of(table).projection(positions);
    this.label = "entry of index \"%s\"".formatted(index.name());
  }

  /** Returns the codec of an index of a table. */
  public static IndexCodec of(TableDefinition table, IndexDefinition index) {
    return new IndexCodec(table, index);
  }

  /** Returns the index. */
  public IndexDefinition index() {
    return index;
  }

  /**
   * Returns the entry of a row.
   *
   * @throws EngineException with VALUE_TOO_LONG if its values are too long to be indexed
   */
  public IndexEntry entry(byte[] primaryKey, byte[] row) {
    return entry(projection.decode(primaryKey, row), primaryKey);
  }

  private IndexEntry entry(Object[] values, byte[] primaryKey) {
    boolean exclusive = index.unique() && Arrays.stream(values).allMatch(value -> value != null);
    byte[] prefix = encodePrefix(values);
    if ((long) prefix.length + primaryKey.length > KeyCodec.MAX_KEY_BYTES) {
      throw new EngineException(
          ErrorCode.VALUE_TOO_LONG,
          "%s has %d bytes when encoded; the limit is %d: use shorter values, or drop the index"
              .formatted(label, prefix.length + primaryKey.length, KeyCodec.MAX_KEY_BYTES));
    }
    byte[] version = {VERSION};
    return exclusive
        ? new IndexEntry(key(prefix), joined(version, primaryKey), true)
        : new IndexEntry(key(joined(prefix, primaryKey)), version, false);
  }

  private RowKey key(byte[] key) {
    return new RowKey(index.id(), key);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /**
   * Encodes values of the first columns, {@code null} for NULL: every entry of rows that have them
   * starts with the result, and no other does. The result may be longer than any entry.
   *
   * @throws EngineException with NUMERIC_OUT_OF_RANGE or INVALID_DATETIME if a column cannot hold
   *     its value
   */
  public byte[] encodePrefix(Object... leadingValues) {
    ByteWriter writer = new ByteWriter(16 * leadingValues.length);
    for (int i = 0; i < leadingValues.length; i++) {
      if (leadingValues[i] == null) {
        writer.writeByte(NULL);
      } else {
        writer.writeByte(VALUE);
        KeyCodec.write(writer, columns[i], leadingValues[i]);
      }
    }
    return writer.toBytes();
  }

  /**
   * Returns the encoded primary key of the row that an entry is of.
   *
   * @throws EngineException with CORRUPTION if no row has such an entry
   */
  public byte[] primaryKey(byte[] key, byte[] content) {
    if (content.length > 1) {
      return Arrays.copyOfRange(content, 1, content.length);
    }
    ByteReader reader = new ByteReader(key, label);
    for (CodecColumn column : columns) {
      if (hasValue(reader)) {
        KeyCodec.skip(reader, column);
      }
    }
    return Arrays.copyOfRange(key, reader.position(), key.length);
  }

  /**
   * Decodes the values of the indexed columns, {@code null} for NULL.
   *
   * @throws EngineException with CORRUPTION if no row has such an entry
   */
  public Object[] values(byte[] key) {
    ByteReader reader = new ByteReader(key, label);
    Object[] values = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      values[i] = hasValue(reader) ? KeyCodec.read(reader, columns[i]) : null;
    }
    return values;
  }

  private static boolean hasValue(ByteReader reader) {
    int marker = reader.readByte();
    if (marker != NULL && marker != VALUE) {
      throw reader.corrupt("byte %02X is neither a value nor NULL".formatted(marker));
    }
    return marker == VALUE;
  }
}
