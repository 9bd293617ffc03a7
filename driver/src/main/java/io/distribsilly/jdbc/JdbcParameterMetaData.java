package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.ParameterDescription;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** Describes the parameters of a statement. Immutable. */
final class JdbcParameterMetaData extends JdbcWrapper implements ParameterMetaData {
  /** A parameter whose type the statement does not tell can be anything. */
  private static final JdbcType ANY = new JdbcType(Types.OTHER, "ANY", Object.class, 0, 0, 0);

  private final List<ParameterDescription> parameters;

  JdbcParameterMetaData(List<ParameterDescription> parameters) {
    this.parameters = parameters;
  }

  @Override
  public int getParameterCount() {
    return parameters.size();
  }

  @Override
  public int isNullable(int param) throws SQLException {
    return parameter(param).nullable() ? parameterNullable : parameterNoNulls;
  }

  @Override
  public boolean isSigned(int param) throws SQLException {
    return type(param).signed();
  }

  @Override
  public int getPrecision(int param) throws SQLException {
    return type(param).precision();
  }

  @Override
  public int getScale(int param) throws SQLException {
    return type(param).scale();
  }

  @Override
  public int getParameterType(int param) throws SQLException {
    return type(param).code();
  }

  @Override
  public String getParameterTypeName(int param) throws SQLException {
    return type(param).name();
  }

  @Override
  public String getParameterClassName(int param) throws SQLException {
    return type(param).javaClass().getName();
  }

  @Override
  public int getParameterMode(int param) throws SQLException {
    parameter(param);
    return parameterModeIn;
  }

  private JdbcType type(int param) throws SQLException {
    return parameter(param).type().map(JdbcType::of).orElse(ANY);
  }

  private ParameterDescription parameter(int param) throws SQLException {
    if (param < 1 || param > parameters.size()) {
      throw SqlExceptions.of(
          ErrorCode.PARAMETER_COUNT,
          "there is no parameter %d; the statement has %d".formatted(param, parameters.size()));
    }
    return parameters.get(param - 1);
  }
}
