package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static io.distribsilly.jdbc.KeyValues.insert;
import static io.distribsilly.jdbc.KeyValues.keys;
import static io.distribsilly.jdbc.KeyValues.update;
import static io.distribsilly.jdbc.KeyValues.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Savepoint;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SavepointTest {
  @TempDir private Path folder;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = connect();
    connection.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
  }

  @Test
  void rollbackGoesBackToItAndNoFurther() throws SQLException {
    insert(connection, "a");
    Savepoint savepoint = connection.setSavepoint();
    insert(connection, "b");
    update(connection, "UPSERT INTO kv VALUES ('a', '2')");
    connection.rollback(savepoint);
    assertThat(keys(connection)).containsExactly("a");
    assertThat(value(connection, "a")).isEqualTo("1");
    insert(connection, "c");
    connection.rollback(savepoint);
    insert(connection, "d");
    connection.commit();
    assertThat(keys(connection)).containsExactly("a", "d");
  }

  @Test
  void oneThatIsSetFirstBeginsTheTransaction() throws SQLException {
    Savepoint savepoint = connection.setSavepoint("start");
    insert(connection, "a");
    connection.rollback(savepoint);
    connection.commit();
    assertThat(keys(connection)).isEmpty();
  }

  @Test
  void thoseSetLaterAreGoneWithIt() throws SQLException {
    Savepoint first = connection.setSavepoint("first");
    insert(connection, "a");
    Savepoint second = connection.setSavepoint("second");
    connection.rollback(first);
    assertGone(() -> connection.rollback(second));
    Savepoint third = connection.setSavepoint("third");
    connection.releaseSavepoint(first);
    assertGone(() -> connection.rollback(third));
    assertGone(() -> connection.releaseSavepoint(first));
  }

  @Test
  void itEndsWithItsTransaction() throws SQLException {
    Savepoint committed = connection.setSavepoint();
    connection.commit();
    assertGone(() -> connection.rollback(committed));
    Savepoint rolledBack = connection.setSavepoint();
    connection.rollback();
    connection.setSavepoint();
    assertGone(() -> connection.releaseSavepoint(rolledBack));
  }

  @Test
  void itIsOfOneConnection() throws SQLException {
    connection.setSavepoint();
    try (Connection other = connect()) {
      other.setAutoCommit(false);
      Savepoint foreign = other.setSavepoint();
      assertGone(() -> connection.rollback(foreign));
    }
    assertFails(
        () -> connection.rollback((Savepoint) null), "HY024", SQLNonTransientException.class);
  }

  @Test
  void itHasAnIdOrAName() throws SQLException {
    Savepoint unnamed = connection.setSavepoint();
    Savepoint named = connection.setSavepoint("n");
    assertThat(connection.setSavepoint().getSavepointId()).isNotEqualTo(unnamed.getSavepointId());
    assertThat(named.getSavepointName()).isEqualTo("n");
    assertGone(unnamed::getSavepointName);
    assertGone(named::getSavepointId);
  }

  private static void assertGone(ThrowingCallable call) {
    assertFails(call, "3B001", SQLNonTransientException.class);
  }
}
