package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;

/**
 * Keeps a database open for a pool. Each handle that it gives is a connection of its own, so that
 * no handle finds what the one before has left; the one before is closed. Thread-safe.
 */
final class JdbcPooledConnection implements PooledConnection {
  /** Opens connections. */
  interface Opener {
    JdbcConnection open() throws SQLException;
  }

  private final Opener opener;
  private final JdbcConnection keeper;
  private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();

  /** The last handle; the keeper if there was none. Guarded by this object's monitor. */
  private JdbcConnection handle;

  JdbcPooledConnection(Opener opener) throws SQLException {
    this.opener = opener;
    this.keeper = opener.open();
    this.handle = keeper;
  }

  @Override
  public synchronized Connection getConnection() throws SQLException {
    if (keeper.isClosed()) {
      throw SqlExceptions.of(
          ErrorCode.CONNECTION_CLOSED, "the pooled connection is closed; get another");
    }
    closeHandle();
    JdbcConnection opened = opener.open();
    opened.afterClose(this::tellClosed);
    handle = opened;
    return opened;
  }

  /** Closes the handle, too; listeners are not told. */
  @Override
  public synchronized void close() throws SQLException {
    try {
      closeHandle();
    } finally {
      keeper.close();
    }
  }

  private void closeHandle() throws SQLException {
    if (handle != keeper) {
      handle.afterClose(() -> {});
      handle.close();
    }
  }

  private void tellClosed() {
    ConnectionEvent event = new ConnectionEvent(this);
    listeners.forEach(listener -> listener.connectionClosed(event));
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    if (listener != null) {
      listeners.add(listener);
    }
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    listeners.remove(listener);
  }

  /** No effect: statements are not pooled. */
  @Override
  public void addStatementEventListener(StatementEventListener listener) {}

  /** No effect: statements are not pooled. */
  @Override
  public void removeStatementEventListener(StatementEventListener listener) {}
}
