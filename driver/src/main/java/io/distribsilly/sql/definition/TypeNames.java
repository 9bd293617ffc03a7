package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;

/** From the name of a type, as it is written, to the type of a column. */
final class TypeNames {
  private TypeNames() {}

  static ColumnType columnType(String column, SqlDataTypeSpec written) {
    SqlTypeNameSpec name = written.getTypeNameSpec();
    SqlType type = type(name).orElseThrow(() -> unknown(column, written));
    if (!(name instanceof SqlBasicTypeNameSpec basic)) {
      return ColumnType.of(type);
    }
    if (basic.getCharSetName() != null) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "column \"%s\" has a CHARACTER SET; leave it out, all text is Unicode".formatted(column));
    }
    try {
      return withPrecision(type, basic.getPrecision(), basic.getScale());
    } catch (EngineException e) {
      throw new EngineException(e.code(), "column \"%s\": %s".formatted(column, e.getMessage()), e);
    }
  }

  /** Calcite's parser gives a negative number for what is not written. */
  private static ColumnType withPrecision(SqlType type, int precision, int scale) {
    return precision < 0
        ? ColumnType.of(type)
        : new ColumnType(type, precision, scale == Integer.MIN_VALUE ? 0 : scale);
  }

  private static Optional<SqlType> type(SqlTypeNameSpec written) {
    String name = written.getTypeName().names.get(written.getTypeName().names.size() - 1);
    if (written instanceof SqlUserDefinedTypeNameSpec) {
      boolean text = name.equals("TEXT") || name.equals("STRING");
      return text ? Optional.of(SqlType.VARCHAR) : Optional.empty();
    }
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "FLOAT" -> Optional.of(SqlType.DOUBLE);
      case "TIMESTAMP_TZ", "TIMESTAMP_WITH_LOCAL_TIME_ZONE" ->
          Optional.of(SqlType.TIMESTAMP_WITH_TIME_ZONE);
      default ->
          Arrays.stream(SqlType.values()).filter(type -> type.name().equals(name)).findFirst();
    };
  }

  private static EngineException unknown(String column, SqlDataTypeSpec written) {
    SqlParserPos position = written.getParserPosition();
    return new EngineException(
        ErrorCode.INVALID_STATEMENT,
        "line %d, column %d: type %s of column \"%s\" is not supported; there are %s"
            .formatted(
                position.getLineNum(),
                position.getColumnNum(),
                written.toString().replace("`", "").replace('_', ' '),
                column,
                Arrays.stream(SqlType.values())
                    .map(SqlType::sqlName)
                    .collect(Collectors.joining(", "))));
  }
}
