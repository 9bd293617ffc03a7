package io.distribsilly.hibernate;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.JDBCException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.exception.LockTimeoutException;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.hibernate.internal.util.JdbcExceptionHelper;

/** Makes Hibernate's exceptions from the SQLStates that its standard conversion does not know. */
final class ErrorConversion implements SQLExceptionConversionDelegate {
  private static final Pattern CONSTRAINT =
      Pattern.compile("(?:constraint|unique index|index) \"([^\"]+)\"");

  /** Returns the name of the constraint that an error names, null if it names none. */
  static final ViolatedConstraintNameExtractor CONSTRAINT_NAME = ErrorConversion::constraintName;

  @Override
  public JDBCException convert(SQLException error, String message, String sql) {
    String state = JdbcExceptionHelper.extractSqlState(error);
    if (state == null) {
      return null;
    }
    return switch (state) {
      case "55P03" -> new LockTimeoutException(message, error, sql);
      case "40001" -> new LockAcquisitionException(message, error, sql);
      case "57014" -> new QueryTimeoutException(message, error, sql);
      case "23505" ->
          new ConstraintViolationException(
              message,
              error,
              sql,
              ConstraintViolationException.ConstraintKind.UNIQUE,
              constraintName(error));
      default -> null; // the standard conversion goes by the class
    };
  }

  private static String constraintName(SQLException error) {
    Matcher name = CONSTRAINT.matcher(error.getMessage());
    return name.find() ? name.group(1) : null;
  }
}
