package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import java.sql.SQLException;
import java.sql.Wrapper;

/** An object that wraps nothing but can be asked for itself. */
abstract class JdbcWrapper implements Wrapper {
  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    if (isWrapperFor(type)) {
      return type.cast(this);
    }
    throw SqlExceptions.of(
        ErrorCode.INVALID_ARGUMENT, getClass().getName() + " is no " + type + " and wraps none");
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) {
    return type != null && type.isInstance(this);
  }
}
