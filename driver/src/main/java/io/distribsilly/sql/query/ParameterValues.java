package io.distribsilly.sql.query;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.type.CalciteTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The values of the parameters for one execution. Immutable.
 *
 * @param runtimeValues as Calcite has them, in order
 * @param widened the types of those, counted from 0, that the inferred types cannot hold
 */
record ParameterValues(List<Object> runtimeValues, Map<Integer, RelDataType> widened) {
  private static final ColumnType ROW_COUNT = ColumnType.of(SqlType.BIGINT);

  ParameterValues {
    runtimeValues = Collections.unmodifiableList(new ArrayList<>(runtimeValues));
    widened = Map.copyOf(widened);
  }

  /**
   * Converts values.
   *
   * @throws EngineException with INVALID_CONVERSION, INVALID_DATETIME or INVALID_PARAMETER_VALUE if
   *     one cannot be what the statement takes
   */
  static ParameterValues of(QueryShape shape, Object[] parameters) {
    Object[] values = new Object[shape.parameterTypes().size()];
    Map<Integer, RelDataType> widened = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (shape.isLimit(i)) {
        values[i] = rowCount(parameters[i], i, shape.fetches().contains(i));
      } else if (parameters[i] != null) {
        RelDataType type = shape.parameterTypes().get(i);
        Optional<Object> fitting = ParameterConversion.exactly(type, parameters[i]);
        Object own = fitting.isPresent() ? null : number(type, parameters[i]);
        if (fitting.isEmpty()) {
          ColumnType ownType = ParameterConversion.ownType(own);
          widened.put(i, CalciteTypes.toCalcite(CalciteTypes.newFactory(), ownType, true));
        }
        values[i] = fitting.orElseGet(() -> ParameterConversion.ownValue(own));
      }
    }
    return new ParameterValues(Arrays.asList(values), widened);
  }

  /** Returns the number that a text spells where the statement takes a number. */
  private static Object number(RelDataType type, Object value) {
    return value instanceof String text && SqlTypeUtil.isNumeric(type)
        ? new BigDecimal(text.strip()) // It was read as one before.
        : value;
  }

  /** NULL is no limit; Calcite counts rows in an int. */
  private static Integer rowCount(Object value, int index, boolean fetch) {
    if (value == null) {
      return fetch ? Integer.MAX_VALUE : 0;
    }
    Optional<Object> rows = ParameterConversion.converted(ROW_COUNT, value);
    if (rows.isEmpty() || (Long) rows.get() < 0) {
      throw new EngineException(
          ErrorCode.INVALID_PARAMETER_VALUE,
          "parameter %d is %s; a number of rows must be a whole number and not negative"
              .formatted(index + 1, value));
    }
    return (int) Math.min((Long) rows.get(), Integer.MAX_VALUE);
  }
}
