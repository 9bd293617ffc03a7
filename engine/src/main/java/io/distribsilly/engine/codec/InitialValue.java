package io.distribsilly.engine.codec;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the rows have in a column that were written before it was there: the bytes that the value
 * has in a row, its length in front, in hexadecimal digits.
 */
public final class InitialValue {
  private InitialValue() {}

  /**
   * Encodes a value.
   *
   * @throws io.distribsilly.engine.EngineException if the column cannot hold it
   */
  public static String encode(TableDefinition table, int columnIndex, Object value) {
    ByteWriter writer = new ByteWriter(RowValue.minLength(value) + 16);
    RowValue.write(writer, CodecColumn.of(table, columnIndex), value);
    return HexFormat.of().formatHex(writer.toBytes());
  }

  /** Returns the encoded values of a column, empty if it is NULL. */
  static Optional<byte[]> bytes(ColumnDefinition column) {
    return column.initialValue().map(HexFormat.of()::parseHex);
  }

  /** Decodes a value: a new object each time, since some can be changed. */
  static Object decode(CodecColumn column, byte[] bytes) {
    ByteReader reader = new ByteReader(bytes, column.label());
    Object value = RowValue.read(reader, column, reader.readVarint());
    reader.expectEnd();
    return value;
  }
}
