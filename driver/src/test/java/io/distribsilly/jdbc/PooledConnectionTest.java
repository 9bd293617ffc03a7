package io.distribsilly.jdbc;

import static io.distribsilly.jdbc.Failure.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PooledConnectionTest {
  @TempDir private Path folder;
  private PooledConnection pooled;
  private final List<Object> closed = new ArrayList<>();

  private final ConnectionEventListener listener =
      new ConnectionEventListener() {
        @Override
        public void connectionClosed(ConnectionEvent event) {
          closed.add(event.getSource());
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
          throw new AssertionError("no connection is broken", event.getSQLException());
        }
      };

  @BeforeEach
  void open() throws SQLException {
    DistribsillyDataSource source = new DistribsillyDataSource();
    source.setUrl("jdbc:distribsilly:" + folder.resolve("app"));
    pooled = source.getPooledConnection();
    pooled.addConnectionEventListener(listener);
  }

  @AfterEach
  void close() throws SQLException {
    pooled.close();
  }

  @Test
  void theListenerIsToldOnceWhenAHandleIsClosed() throws SQLException {
    Connection handle = pooled.getConnection();
    assertThat(closed).isEmpty();
    handle.close();
    handle.close();
    assertThat(closed).containsExactly(pooled);
    pooled.getConnection().abort(Runnable::run);
    assertThat(closed).containsExactly(pooled, pooled);
    pooled.removeConnectionEventListener(listener);
    pooled.getConnection().close();
    assertThat(closed).hasSize(2);
  }

  @Test
  void aHandleFindsNothingOfTheOneBefore() throws SQLException {
    Connection first = pooled.getConnection();
    first.setAutoCommit(false);
    try (Statement statement = first.createStatement()) {
      assertThat(statement.getConnection()).isSameAs(first);
      statement.executeUpdate("INSERT INTO kv VALUES ('a', '1')");
    }
    Connection second = pooled.getConnection();
    assertThat(first.isClosed()).isTrue();
    assertThat(closed).isEmpty();
    assertThat(second.getAutoCommit()).isTrue();
    try (Statement statement = second.createStatement();
        ResultSet rows = statement.executeQuery("SELECT key FROM kv WHERE key = 'a'")) {
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void closingItClosesItsHandleAndTellsNobody() throws SQLException {
    Connection handle = pooled.getConnection();
    pooled.close();
    pooled.close();
    assertThat(handle.isClosed()).isTrue();
    assertThat(closed).isEmpty();
    assertFails(pooled::getConnection, "08003", SQLNonTransientConnectionException.class);
  }
}
