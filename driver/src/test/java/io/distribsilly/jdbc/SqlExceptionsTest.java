package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SqlExceptionsTest {
  @ParameterizedTest
  @EnumSource
  void keepsStateCodeMessageAndCause(ErrorCode code) {
    EngineException error = new EngineException(code, "what went wrong");
    SQLException converted = SqlExceptions.from(error);
    assertThat((Throwable) converted).hasMessage("what went wrong").hasCause(error);
    assertThat(converted.getSQLState()).isEqualTo(code.sqlState());
    assertThat(converted.getErrorCode()).isEqualTo(code.vendorCode()).isPositive();
  }

  /** HikariCP throws a connection away on 08xxx, 0A000 and some others. */
  @ParameterizedTest
  @EnumSource
  void onlyConnectionErrorsLookLikeBrokenConnections(ErrorCode code) {
    boolean evicted = code.sqlState().startsWith("08") || code.sqlState().equals("0A000");
    assertThat(evicted)
        .isEqualTo(
            switch (code) {
              case CONNECTION_REJECTED, CONNECTION_CLOSED, DATABASE_LOCKED, FEATURE_NOT_SUPPORTED ->
                  true;
              default -> false;
            });
  }

  @Test
  void theClassOfTheStateChoosesTheSubclass() {
    assertClass(ErrorCode.VALUE_TOO_LONG, SQLDataException.class);
    assertClass(ErrorCode.NUMERIC_OUT_OF_RANGE, SQLDataException.class);
    assertClass(ErrorCode.DUPLICATE_KEY, SQLIntegrityConstraintViolationException.class);
    assertClass(ErrorCode.NOT_NULL_VIOLATION, SQLIntegrityConstraintViolationException.class);
    assertClass(ErrorCode.SYNTAX_ERROR, SQLSyntaxErrorException.class);
    assertClass(ErrorCode.TABLE_NOT_FOUND, SQLSyntaxErrorException.class);
    assertClass(ErrorCode.FEATURE_NOT_SUPPORTED, SQLFeatureNotSupportedException.class);
    assertClass(ErrorCode.UNSUPPORTED_CALL, SQLFeatureNotSupportedException.class);
    assertClass(ErrorCode.CONNECTION_CLOSED, SQLNonTransientConnectionException.class);
    assertClass(ErrorCode.CONNECTION_REJECTED, SQLNonTransientConnectionException.class);
    assertClass(ErrorCode.DATABASE_LOCKED, SQLTransientConnectionException.class);
    assertClass(ErrorCode.SERIALIZATION_FAILURE, SQLTransactionRollbackException.class);
    assertClass(ErrorCode.RESHARD_RUNNING, SQLTransientException.class);
    assertClass(ErrorCode.DISK_FULL, SQLTransientException.class);
    assertClass(ErrorCode.PARAMETER_NOT_SET, SQLNonTransientException.class);
    assertClass(ErrorCode.CORRUPTION, SQLNonTransientException.class);
  }

  @Test
  void whatIsNoEngineErrorIsADefect() {
    SQLException converted = SqlExceptions.fromUnchecked(new NullPointerException("x"));
    assertThat(converted.getSQLState()).isEqualTo("XX000");
    assertThat((Throwable) converted)
        .hasMessageContaining("please report it")
        .hasMessageContaining("x");
  }

  private static void assertClass(ErrorCode code, Class<? extends SQLException> expected) {
    assertThat((Throwable) SqlExceptions.of(code, "message")).isExactlyInstanceOf(expected);
  }
}
