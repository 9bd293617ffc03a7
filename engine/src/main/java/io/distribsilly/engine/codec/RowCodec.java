package io.distribsilly.engine.codec;

import io.distribsilly.engine.catalog.TableDefinition;

/** Placeholder signature; see the codec work. */
public final class RowCodec {
  /** The longest encoded row, in bytes. */
  public static final int MAX_ROW_BYTES = 16 * 1024 * 1024 - 64;

  private RowCodec() {}

  /** Returns the codec for a table's rows. */
  public static RowCodec of(TableDefinition table) {
    throw new UnsupportedOperationException("codec of " + table);
  }

  /**
   * Encodes the columns that are not part of the key; values[i] belongs to column i of the table.
   */
  public byte[] encode(Object[] values) {
    throw new UnsupportedOperationException();
  }

  /** Decodes key and row into one value a column, in the table's column order. */
  public Object[] decode(byte[] key, byte[] row) {
    throw new UnsupportedOperationException();
  }
}
