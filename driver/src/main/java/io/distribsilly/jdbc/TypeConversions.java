package io.distribsilly.jdbc;

import java.sql.Types;

/** Which types CONVERT takes to which, as {@link java.sql.DatabaseMetaData#supportsConvert}. */
final class TypeConversions {
  private enum Group {
    NUMBER,
    TEXT,
    BINARY,
    DATE_TIME,
    BOOLEAN,
    NONE
  }

  private TypeConversions() {}

  static boolean areSupported(int fromType, int toType) {
    Group from = group(fromType);
    Group to = group(toType);
    if (from == Group.NONE || to == Group.NONE) {
      return false;
    }
    return from == to || from == Group.TEXT || to == Group.TEXT;
  }

  private static Group group(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE ->
          Group.NUMBER;
      case Types.CHAR, Types.VARCHAR -> Group.TEXT;
      case Types.BINARY, Types.VARBINARY -> Group.BINARY;
      case Types.DATE, Types.TIME, Types.TIMESTAMP -> Group.DATE_TIME;
      case Types.BOOLEAN -> Group.BOOLEAN;
      default -> Group.NONE;
    };
  }
}
