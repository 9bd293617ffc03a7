package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.sql.type.TypeSpecs;
import java.util.Optional;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.parser.SqlParserPos;

/** From the name of a type, as it is written, to the type of a column. */
final class TypeNames {
  private TypeNames() {}

  static ColumnType columnType(String column, SqlDataTypeSpec written) {
    return inRange(column, written).orElseThrow(() -> unknown(column, written));
  }

  private static Optional<ColumnType> inRange(String column, SqlDataTypeSpec written) {
    try {
      return TypeSpecs.columnType(written);
    } catch (EngineException e) {
      throw new EngineException(e.code(), "column \"%s\": %s".formatted(column, e.getMessage()), e);
    }
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
                TypeSpecs.allNames()));
  }
}
