package io.distribsilly.sql.point;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.point.Expression.Form;
import io.distribsilly.sql.type.CalciteTypes;
import io.distribsilly.sql.type.Conversion;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** Compiles CURRENT_DATE, CURRENT_TIMESTAMP and their like: the time of the statement. */
final class TimeFunctions {
  private static final Set<String> NAMES =
      Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP");

  private TimeFunctions() {}

  /** Returns whether an identifier is one of these functions, which are reserved words. */
  static boolean isContextVariable(SqlIdentifier identifier) {
    return identifier.isSimple()
        && !identifier.isComponentQuoted(0)
        && NAMES.contains(identifier.getSimple());
  }

  static boolean isName(String function) {
    return NAMES.contains(function);
  }

  static Expression compile(SqlNode node, String name) {
    ColumnType type =
        switch (name) {
          case "CURRENT_DATE" -> ColumnType.of(SqlType.DATE);
          case "CURRENT_TIME", "LOCALTIME" -> ColumnType.of(SqlType.TIME);
          case "CURRENT_TIMESTAMP", "LOCALTIMESTAMP" -> ColumnType.of(SqlType.TIMESTAMP);
          default ->
              throw PointErrors.at(
                  node, ErrorCode.ROUTINE_NOT_FOUND, "function %s not found".formatted(name));
        };
    Conversion conversion = Conversion.toType(type);
    return new Expression(
        CalciteTypes.toCalcite(ExpressionCompiler.TYPES, type, false),
        Form.CONSTANT,
        scope -> conversion.convert(scope.time().instant()));
  }
}
