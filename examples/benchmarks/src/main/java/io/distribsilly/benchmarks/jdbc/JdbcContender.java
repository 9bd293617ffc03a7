package io.distribsilly.benchmarks.jdbc;

import io.distribsilly.benchmarks.ScratchFolder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A database behind JDBC: the same SQL and the same calls for each. */
final class JdbcContender implements Contender {
  private static final String INSERT = "INSERT INTO bench (id, val) VALUES (?, ?)";
  private static final String SELECT = "SELECT val FROM bench WHERE id = ?";
  private static final int BATCH_ROWS = 1_000;

  private final ScratchFolder folder;
  private final String url;
  private final Optional<String> afterInsert;

  private final Queue<Connection> clients = new ConcurrentLinkedQueue<>();

  /** Keeps an embedded database open while no client is. */
  private final Connection keeper;

  /**
   * @param afterInsert a statement that an insert needs to keep its promise
   */
  JdbcContender(ScratchFolder folder, String url, Optional<String> afterInsert)
      throws SQLException {
    this.folder = folder;
    this.url = url;
    this.afterInsert = afterInsert;
    this.keeper = DriverManager.getConnection(url);
    try (Statement create = keeper.createStatement()) {
      create.execute("CREATE TABLE bench (id BIGINT PRIMARY KEY, val VARCHAR(200) NOT NULL)");
    }
  }

  @Override
  public void load(int rows) throws SQLException {
    RowValues values = new RowValues();
    boolean transactions = keeper.getMetaData().supportsTransactions();
    if (transactions) {
      keeper.setAutoCommit(false);
    }
    try (PreparedStatement insert = keeper.prepareStatement(INSERT)) {
      for (int id = 0; id < rows; id++) {
        insert.setLong(1, id);
        insert.setString(2, values.of(id));
        insert.addBatch();
        if ((id + 1) % BATCH_ROWS == 0 || id + 1 == rows) {
          insert.executeBatch();
        }
      }
    }
    if (transactions) {
      keeper.commit();
      keeper.setAutoCommit(true);
    }
  }

  @Override
  public Client connect() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    clients.add(connection);
    return new JdbcClient(connection, afterInsert);
  }

  @Override
  public void close() throws SQLException, IOException {
    for (Connection client : clients) {
      client.close();
    }
    keeper.close();
    folder.close();
  }

  private static final class JdbcClient implements Client {
    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final Optional<PreparedStatement> afterInsert;

    JdbcClient(Connection connection, Optional<String> afterInsert) throws SQLException {
      this.select = connection.prepareStatement(SELECT);
      this.insert = connection.prepareStatement(INSERT);
      this.afterInsert =
          afterInsert.isPresent()
              ? Optional.of(connection.prepareStatement(afterInsert.orElseThrow()))
              : Optional.empty();
    }

    @Override
    public String select(long id) throws SQLException {
      select.setLong(1, id);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException("no row has the id " + id);
        }
        return rows.getString(1);
      }
    }

    @Override
    public void insert(long id, String value) throws SQLException {
      insert.setLong(1, id);
      insert.setString(2, value);
      insert.executeUpdate();
      if (afterInsert.isPresent()) {
        afterInsert.orElseThrow().execute();
      }
    }
  }
}
