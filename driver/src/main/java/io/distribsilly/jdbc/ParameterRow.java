package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.session.ParameterDescription;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The values of a statement's parameters, as they are set one by one. */
final class ParameterRow {
  private static final Object UNSET = new Object();

  private final List<ParameterDescription> parameters;
  private final Object[] values;

  ParameterRow(List<ParameterDescription> parameters) {
    this.parameters = parameters;
    this.values = new Object[parameters.size()];
    clear();
  }

  /**
   * Sets a parameter.
   *
   * @param index from 1
   * @param value as the session takes it, null for SQL NULL
   */
  void set(int index, Object value) throws SQLException {
    check(index);
    values[index - 1] = value;
  }

  /** Returns whether a parameter (from 1) is an instant, so that one keeps its meaning. */
  boolean isInstant(int index) throws SQLException {
    check(index);
    return parameters
        .get(index - 1)
        .type()
        .filter(type -> type.type() == SqlType.TIMESTAMP_WITH_TIME_ZONE)
        .isPresent();
  }

  void clear() {
    Arrays.fill(values, UNSET);
  }

  /**
   * Returns a copy of the values.
   *
   * @throws EngineException with PARAMETER_NOT_SET
   */
  Object[] values() {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == UNSET) {
        throw new EngineException(
            ErrorCode.PARAMETER_NOT_SET,
            "parameter %d of %d is not set; set it before the statement is executed"
                .formatted(i + 1, values.length));
      }
    }
    return values.clone();
  }

  private void check(int index) throws SQLException {
    if (index < 1 || index > values.length) {
      throw SqlExceptions.of(
          ErrorCode.PARAMETER_COUNT,
          values.length == 0
              ? "there is no parameter %d; the statement has none".formatted(index)
              : "there is no parameter %d; the statement has the parameters 1 to %d"
                  .formatted(index, values.length));
    }
  }
}
