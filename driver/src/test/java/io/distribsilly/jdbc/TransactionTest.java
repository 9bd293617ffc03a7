package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static io.distribsilly.jdbc.KeyValues.insert;
import static io.distribsilly.jdbc.KeyValues.keys;
import static io.distribsilly.jdbc.KeyValues.update;
import static io.distribsilly.jdbc.KeyValues.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Connection} promises of transactions. */
final class TransactionTest {
  @TempDir private Path folder;
  private Connection connection;
  private Connection other;

  @BeforeEach
  void open() throws SQLException {
    connection = connect();
    other = connect();
    connection.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    other.close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
  }

  @Test
  void whatIsWrittenIsSeenByItselfAtOnceAndByOthersAfterTheCommit() throws SQLException {
    insert(connection, "a", "b");
    update(connection, "UPDATE kv SET value = '2' WHERE key = 'a'");
    update(connection, "DELETE FROM kv WHERE key = 'b'");
    assertThat(keys(connection)).containsExactly("a");
    assertThat(value(connection, "a")).isEqualTo("2");
    assertThat(keys(other)).isEmpty();
    assertThat(value(other, "a")).isNull();
    connection.commit();
    assertThat(keys(other)).containsExactly("a");
    assertThat(value(other, "a")).isEqualTo("2");
  }

  @Test
  void rollbackUndoesEverything() throws SQLException {
    insert(connection, "a");
    connection.commit();
    insert(connection, "b");
    update(connection, "UPSERT INTO kv VALUES ('a', '2')");
    connection.rollback();
    assertThat(keys(connection)).containsExactly("a");
    assertThat(value(connection, "a")).isEqualTo("1");
  }

  @Test
  void aStatementThatFailsChangesNothingAndTheTransactionGoesOn() throws SQLException {
    insert(connection, "a");
    assertFails(
        () -> update(connection, "INSERT INTO kv VALUES ('b', '1'), ('a', '1')"),
        "23505",
        SQLIntegrityConstraintViolationException.class);
    assertThat(keys(connection)).containsExactly("a");
    insert(connection, "c");
    connection.commit();
    assertThat(keys(other)).containsExactly("a", "c");
  }

  @Test
  void aBatchKeepsTheEntriesThatAreRight() throws SQLException {
    insert(connection, "a");
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO kv VALUES (?, '2')")) {
      for (String key : List.of("b", "a", "c")) {
        insert.setString(1, key);
        insert.addBatch();
      }
      assertFails(insert::executeBatch, "23505", BatchUpdateException.class);
    }
    assertThat(keys(other)).isEmpty();
    connection.commit();
    assertThat(keys(other)).containsExactly("a", "b", "c");
    assertThat(value(other, "a")).isEqualTo("1");
  }

  @Test
  void switchingAutocommitOnCommits() throws SQLException {
    insert(connection, "a");
    connection.setAutoCommit(false);
    assertThat(keys(other)).isEmpty();
    connection.setAutoCommit(true);
    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(keys(other)).containsExactly("a");
    insert(connection, "b");
    assertThat(keys(other)).containsExactly("a", "b");
  }

  @Test
  void closingTheConnectionRollsBack() throws SQLException {
    insert(connection, "a");
    connection.close();
    assertThat(keys(other)).isEmpty();
    insert(other, "a");
  }

  @Test
  void inAutocommitThereIsNothingToEnd() throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    connection.setAutoCommit(true);
    List<ThrowingCallable> calls =
        List.of(
            connection::commit,
            connection::rollback,
            connection::setSavepoint,
            () -> connection.setSavepoint("s"),
            () -> connection.rollback(savepoint),
            () -> connection.releaseSavepoint(savepoint));
    for (ThrowingCallable call : calls) {
      assertFails(call, "25000", SQLNonTransientException.class, "in autocommit");
    }
  }

  @Test
  void isolationCanBeAsStrictAsASnapshot() throws SQLException {
    assertThat(connection.getTransactionIsolation())
        .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    assertThat(connection.getTransactionIsolation())
        .isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
    assertThat(connection.getTransactionIsolation())
        .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    assertFails(
        () -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE),
        "HYC00",
        SQLFeatureNotSupportedException.class,
        "write skew");
    assertFails(
        () -> connection.setTransactionIsolation(Connection.TRANSACTION_NONE),
        "HY024",
        SQLNonTransientException.class,
        "0 is no transaction isolation");
  }

  @Test
  void howATransactionRunsCannotBeChangedWithinIt() throws SQLException {
    insert(connection, "a");
    connection.setReadOnly(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    assertWithin(() -> connection.setReadOnly(true));
    assertWithin(() -> connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ));
    assertThat(connection.isReadOnly()).isFalse();
    connection.rollback();
    connection.setReadOnly(true);
    assertThat(keys(connection)).isEmpty();
  }

  private static void assertWithin(ThrowingCallable call) {
    assertFails(call, "25000", SQLNonTransientException.class, "commit it or roll it back first");
  }

  @Test
  void aReadOnlyTransactionReadsOneSnapshotAndRefusesToWrite() throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    insert(other, "a");
    assertThat(keys(connection)).containsExactly("a");
    insert(other, "b");
    assertThat(keys(connection)).containsExactly("a");
    assertThat(value(connection, "b")).isNull();
    assertFails(() -> insert(connection, "c"), "25006", SQLNonTransientException.class);
    connection.commit();
    assertThat(keys(connection)).containsExactly("a", "b");
  }

  @Test
  void aDefinitionCommitsWhatIsOpen() throws SQLException {
    insert(connection, "a");
    update(connection, "CREATE TABLE t (id INT PRIMARY KEY)");
    assertThat(keys(other)).containsExactly("a");
    connection.rollback();
    assertThat(update(other, "INSERT INTO t VALUES (1)")).isEqualTo(1);
  }

  @Test
  void aProcedureIsNotCalledWithinATransaction() throws SQLException {
    insert(connection, "a");
    try (Statement statement = connection.createStatement()) {
      assertFails(
          () -> statement.executeQuery("CALL RESHARD(8)"),
          "25000",
          SQLNonTransientException.class,
          "a procedure cannot be called within a transaction");
      connection.commit();
      statement.executeQuery("CALL RESHARD(8)").close();
      assertThat(statement.execute("CALL RESHARD(16)")).isTrue();
    }
  }

  @Test
  void aTableThatIsDroppedMeanwhileIsFoundOutAtTheCommit() throws SQLException {
    insert(connection, "a");
    update(other, "DROP TABLE kv");
    assertFails(connection::commit, "42S02", java.sql.SQLSyntaxErrorException.class);
    update(other, "CREATE TABLE kv (key VARCHAR PRIMARY KEY, value VARCHAR)");
    assertThat(keys(connection)).isEmpty();
  }

  @Test
  void rowsThatAreStillToBeReadAreClosedByTheEndOfTheTransaction() throws SQLException {
    insert(connection, "a", "b", "c");
    try (Statement scanning = connection.createStatement();
        Statement reading = connection.createStatement();
        ResultSet scan = scanning.executeQuery("SELECT key FROM kv");
        ResultSet read = reading.executeQuery("SELECT key FROM kv WHERE key IN ('a', 'b')")) {
      assertThat(scan.getHoldability()).isEqualTo(ResultSet.CLOSE_CURSORS_AT_COMMIT);
      assertThat(read.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
      assertThat(scan.next()).isTrue();
      assertThat(read.next()).isTrue();
      connection.commit();
      assertThat(scan.isClosed()).isTrue();
      assertFails(scan::next, "HY010", SQLNonTransientException.class, "transaction");
      assertThat(read.next()).isTrue();
      assertThat(read.getString(1)).isEqualTo("b");
    }
  }

  @Test
  void rowsThatAreHeldOutliveTheCommitAndNotTheRollback() throws SQLException {
    insert(connection, "a", "b", "c");
    for (boolean commits : List.of(true, false)) {
      try (Statement holding =
              connection.createStatement(
                  ResultSet.TYPE_FORWARD_ONLY,
                  ResultSet.CONCUR_READ_ONLY,
                  ResultSet.HOLD_CURSORS_OVER_COMMIT);
          ResultSet rows = holding.executeQuery("SELECT key FROM kv")) {
        assertThat(holding.getResultSetHoldability()).isEqualTo(rows.getHoldability());
        assertThat(rows.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        assertThat(rows.next()).isTrue();
        if (commits) {
          connection.commit();
          update(connection, "DELETE FROM kv WHERE key = 'c'");
          connection.rollback();
          assertThat(rows.getString(1)).isEqualTo("a");
          assertThat(rows.next()).isTrue();
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString(1)).isEqualTo("c");
          assertThat(rows.next()).isFalse();
        } else {
          connection.rollback();
          assertThat(rows.isClosed()).isTrue();
        }
      }
    }
  }

  @Test
  void laterChangesOfTheSameTransactionAreNotSeenByRowsThatAreOpen() throws SQLException {
    insert(connection, "a", "b", "c");
    for (String sql :
        List.of(
            "SELECT key FROM kv",
            "SELECT x.key FROM kv x JOIN kv y ON x.value = y.value WHERE y.key = 'a'",
            "SELECT key FROM kv WHERE key < 'c' UNION ALL SELECT key FROM kv WHERE key = 'c'")) {
      try (Statement scanning = connection.createStatement();
          ResultSet scan = scanning.executeQuery(sql)) {
        assertThat(scan.next()).isTrue();
        String first = scan.getString(1);
        update(connection, "DELETE FROM kv WHERE key IN ('a', 'b', 'c')");
        assertThat(scan.getString(1)).isEqualTo(first);
        assertThat(scan.next()).as(sql).isTrue();
        assertThat(scan.next()).as(sql).isTrue();
        assertThat(scan.next()).as(sql).isFalse();
      }
      insert(connection, "a", "b", "c");
    }
  }

  @Test
  void aQueryInAutocommitSeesOneMoment() throws SQLException {
    insert(other, "a", "b");
    try (Statement statement = other.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT key FROM kv UNION ALL SELECT value FROM kv")) {
      insert(connection, "c");
      connection.commit();
      int count = 0;
      while (rows.next()) {
        count++;
      }
      assertThat(count).isEqualTo(4);
    }
  }

  @Test
  void metadataTellsWhatTransactionsDo() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    assertThat(metadata.supportsTransactions()).isTrue();
    assertThat(metadata.supportsSavepoints()).isTrue();
    assertThat(metadata.supportsMultipleTransactions()).isTrue();
    assertThat(metadata.getDefaultTransactionIsolation())
        .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    assertThat(metadata.supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ))
        .isTrue();
    assertThat(metadata.supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE))
        .isFalse();
    assertThat(metadata.dataDefinitionCausesTransactionCommit()).isTrue();
    assertThat(metadata.supportsDataManipulationTransactionsOnly()).isTrue();
    assertThat(metadata.getResultSetHoldability()).isEqualTo(ResultSet.CLOSE_CURSORS_AT_COMMIT);
    assertThat(metadata.supportsResultSetHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT)).isTrue();
    connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    assertThat(connection.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    assertThat((Throwable) connection.getWarnings()).isNull();
    assertFails(() -> connection.setHoldability(7), "HY024", SQLNonTransientException.class);
  }
}
