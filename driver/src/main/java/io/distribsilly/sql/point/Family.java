package io.distribsilly.sql.point;

import org.apache.calcite.rel.type.RelDataType;

/** Types whose values can be compared with each other. */
enum Family {
  BOOLEAN,
  NUMBER,
  TEXT,
  BINARY,
  /** DATE, TIMESTAMP and TIMESTAMP WITH TIME ZONE. */
  DATETIME,
  TIME,
  UUID,
  /** An untyped NULL, which goes with everything. */
  NULL,
  /** Nothing that a column can have. */
  OTHER;

  static Family of(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> BOOLEAN;
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, FLOAT, DOUBLE -> NUMBER;
      case CHAR, VARCHAR -> TEXT;
      case BINARY, VARBINARY -> BINARY;
      case DATE, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> DATETIME;
      case TIME -> TIME;
      case UUID -> UUID;
      case NULL -> NULL;
      default -> OTHER;
    };
  }

  /** Returns whether every one of the others is of this family or NULL. */
  static boolean all(Family family, Iterable<Expression> expressions) {
    for (Expression expression : expressions) {
      if (expression.family() != family && expression.family() != NULL) {
        return false;
      }
    }
    return true;
  }
}
