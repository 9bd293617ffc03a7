package io.distribsilly.comparison;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/** A connection in a transaction, and one that looks on. */
final class TransactionClient implements AutoCloseable {
  /** The end of a transaction. */
  interface End {
    void of(Connection connection) throws SQLException;
  }

  private final Connection connection;
  private final Connection onlooker;
  private final String selectAll;

  /** Those of the transaction; H2 says nothing if an old one is used, so they are forgotten. */
  private final List<Savepoint> savepoints = new ArrayList<>();

  TransactionClient(String url, RandomTable table) throws SQLException {
    this.connection = DriverManager.getConnection(url);
    this.onlooker = DriverManager.getConnection(url);
    this.selectAll = "SELECT * FROM t ORDER BY " + table.keyNames();
    try (PreparedStatement create = connection.prepareStatement(table.createSql())) {
      create.execute();
    }
    connection.setAutoCommit(false);
  }

  /** Returns what a statement gives. */
  Outcome execute(String sql, RandomStatement statement) {
    try (PreparedStatement prepared = connection.prepareStatement(sql)) {
      List<Object> parameters = statement.parameters();
      for (int i = 0; i < parameters.size(); i++) {
        prepared.setObject(i + 1, parameters.get(i));
      }
      return Outcome.of(prepared, statement.ordered());
    } catch (SQLException e) {
      return new Outcome.Failure(e.getSQLState().substring(0, 2), e.getMessage());
    }
  }

  /** Returns what the transaction sees. */
  Outcome rows() throws SQLException {
    return all(connection);
  }

  /** Returns what everybody else sees. */
  Outcome committedRows() throws SQLException {
    return all(onlooker);
  }

  private Outcome all(Connection reader) throws SQLException {
    try (PreparedStatement select = reader.prepareStatement(selectAll)) {
      return Outcome.of(select, false);
    }
  }

  void setSavepoint() throws SQLException {
    if (!connection.getAutoCommit()) {
      savepoints.add(connection.setSavepoint());
    }
  }

  /** Returns whether there was such a savepoint and it could be rolled back to. */
  boolean rollbackTo(int index) {
    if (index >= savepoints.size()) {
      return false;
    }
    try {
      connection.rollback(savepoints.get(index));
      savepoints.subList(index + 1, savepoints.size()).clear();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Returns whether there was such a savepoint. */
  boolean release(int index) throws SQLException {
    if (index >= savepoints.size()) {
      return false;
    }
    connection.releaseSavepoint(savepoints.get(index));
    savepoints.subList(index, savepoints.size()).clear();
    return true;
  }

  void end(End how) throws SQLException {
    if (!connection.getAutoCommit()) {
      how.of(connection);
      savepoints.clear();
    }
  }

  /** Commits, if autocommit is off. */
  void toggleAutocommit() throws SQLException {
    connection.setAutoCommit(!connection.getAutoCommit());
    savepoints.clear();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    onlooker.close();
  }
}
