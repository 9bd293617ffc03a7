package io.distribsilly.engine.codec;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.stream.IntStream;

/**
 * The columns of a row that are not part of its key, as bytes.
 *
 * <pre>
 *   version     1 byte: 01, or 02 if a column of the table has an initial value
 *   known       02 only: the ids below it were those of columns when the row was written (varint)
 *   n           the length of the bitmap (varint)
 *   bitmap      n bytes: bit (id mod 8), from the lowest, of byte (id / 8) is 1 if the column with
 *               this id has a value, 0 if it is NULL or did not exist
 *   values      for each 1, by ascending id: its length in bytes (varint), then as many bytes
 *
 *   varint      7 bits a byte, the lowest first; the highest bit is 1 if more follow (LEB128)
 * </pre>
 *
 * A value says its length but not its type, so a reader can step over columns it does not know:
 * columns can be added and dropped without rewriting a row. A column that a row does not have,
 * since it was added later, has its initial value there; while a table has such a column, its rows
 * say which columns they know: what is NULL there stays NULL. {@link RowValue} has the bytes of
 * each type.
 *
 * <p>Immutable and thread-safe.
 */
public final class RowCodec {
  /** The longest encoded row, in bytes. */
  public static final int MAX_ROW_BYTES = 16 * 1024 * 1024 - 64;

  static final int VERSION = 1;
  static final int VERSION_WITH_KNOWN = 2;

  private final CodecColumn[] columns;
  private final int bitmapLength;
  private final int columnCount;

  /** Whether rows say which columns they know. */
  private final boolean saysKnown;

  /** One more than the highest id of a column. */
  private final int known;

  private final TableDefinition table;
  private final RowProjection allColumns;

  private RowCodec(TableDefinition table) {
    this.table = table;
    columnCount = table.columns().size();
    saysKnown = table.columns().stream().anyMatch(column -> column.initialValue().isPresent());
    known = table.columns().get(columnCount - 1).id() + 1;
    columns =
        IntStream.range(0, columnCount)
            .filter(index -> !table.isKeyColumn(index))
            .mapToObj(index -> CodecColumn.of(table, index))
            .toArray(CodecColumn[]::new);
    bitmapLength = columns.length == 0 ? 0 : columns[columns.length - 1].id() / 8 + 1;
    allColumns = projection(IntStream.range(0, columnCount).toArray());
  }

  /** Returns the codec for a table's rows. */
  public static RowCodec of(TableDefinition table) {
    return new RowCodec(table);
  }

  /**
   * Encodes the columns that are not part of the key; values[i] belongs to column i of the table.
   *
   * @throws EngineException with VALUE_TOO_LONG if the row exceeds {@link #MAX_ROW_BYTES},
   *     NOT_NULL_VIOLATION if the value of a NOT NULL column is null, NUMERIC_OUT_OF_RANGE or
   *     INVALID_DATETIME if a column cannot hold its value
   */
  public byte[] encode(Object[] values) {
    if (values.length != columnCount) {
      throw new IllegalArgumentException(
          "table \"%s\" has %d columns, not %d"
              .formatted(table.label(), columnCount, values.length));
    }
    ByteWriter writer = new ByteWriter(expectedLength(values));
    if (saysKnown) {
      writer.writeByte(VERSION_WITH_KNOWN);
      writer.writeVarint(known);
    } else {
      writer.writeByte(VERSION);
    }
    writer.writeVarint(bitmapLength);
    int bitmap = writer.size();
    writer.writeBytes(new byte[bitmapLength]);
    for (CodecColumn column : columns) {
      Object value = values[column.index()];
      if (value != null) {
        checkLength(column, writer.size() + RowValue.minLength(value));
        RowValue.write(writer, column, value);
        writer.setBits(bitmap + column.id() / 8, 1 << column.id() % 8);
      } else if (!column.nullable()) {
        throw column.nullNotAllowed("give it a value");
      }
    }
    if (columns.length > 0) {
      checkLength(columns[columns.length - 1], writer.size());
    }
    return writer.toBytes();
  }

  /**
   * Decodes key and row into one value a column, in the table's column order.
   *
   * @throws EngineException with CORRUPTION if no values have this encoding
   */
  public Object[] decode(byte[] key, byte[] row) {
    return allColumns.decode(key, row);
  }

  /**
   * Returns a decoder of some columns only: the others cost next to nothing.
   *
   * @param columnIndexes indexes of the table's columns, each at most once, in any order
   */
  public RowProjection projection(int... columnIndexes) {
    return new RowProjection(table, columnIndexes);
  }

  private int expectedLength(Object[] values) {
    int length = 5 + bitmapLength;
    for (CodecColumn column : columns) {
      Object value = values[column.index()];
      if (value != null) {
        length += 3 + Math.min(RowValue.minLength(value), MAX_ROW_BYTES);
      }
    }
    return Math.min(length, MAX_ROW_BYTES);
  }

  private void checkLength(CodecColumn column, int length) {
    if (length > MAX_ROW_BYTES) {
      throw new EngineException(
          ErrorCode.VALUE_TOO_LONG,
          "row of table \"%s\" has more than %d bytes at %s; the limit is %d: use shorter values"
              .formatted(table.label(), length - 1, column.label(), MAX_ROW_BYTES));
    }
  }
}
