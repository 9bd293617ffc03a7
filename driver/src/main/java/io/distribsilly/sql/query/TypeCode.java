package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;

/** A column type as one number, so that generated code can hand it over as a constant. */
final class TypeCode {
  private static final int SCALE_BITS = 10;
  private static final int PRECISION_BITS = 25;
  private static final SqlType[] TYPES = SqlType.values();

  private TypeCode() {}

  @SuppressWarnings("EnumOrdinal") // The number never leaves the process.
  static long of(ColumnType type) {
    long kind = type.type().ordinal();
    return (((kind << PRECISION_BITS) | type.precision()) << SCALE_BITS) | type.scale();
  }

  static ColumnType decode(long code) {
    int scale = (int) (code & ((1L << SCALE_BITS) - 1));
    int precision = (int) ((code >> SCALE_BITS) & ((1L << PRECISION_BITS) - 1));
    return new ColumnType(TYPES[(int) (code >> (SCALE_BITS + PRECISION_BITS))], precision, scale);
  }
}
