package io.distribsilly.jdbc;

import io.distribsilly.engine.ErrorCode;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;

/**
 * A DataSource with the URL and the options of {@link DistribsillyDriver} as bean properties. It
 * makes a new connection each time; connections are cheap. Pools that want a
 * ConnectionPoolDataSource find it here, too. Thread-safe once its properties are set.
 */
public final class DistribsillyDataSource extends JdbcWrapper
    implements DataSource, ConnectionPoolDataSource {
  private final DistribsillyDriver driver = new DistribsillyDriver();
  private final Properties properties = new Properties();
  private volatile String url = "";
  private volatile PrintWriter logWriter;
  private volatile int loginTimeout;

  @Override
  public Connection getConnection() throws SQLException {
    return open();
  }

  private JdbcConnection open() throws SQLException {
    if (!driver.acceptsURL(url)) {
      throw SqlExceptions.of(
          ErrorCode.CONNECTION_REJECTED,
          "the URL of the DataSource is '%s'; set one like %s./data/app"
              .formatted(url, ConnectionUrl.PREFIX));
    }
    return driver.connect(url, properties).unwrap(JdbcConnection.class);
  }

  /** Opens a connection; user and password are ignored, see the option {@code user}. */
  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PooledConnection getPooledConnection() throws SQLException {
    return new JdbcPooledConnection(this::open);
  }

  /** As {@link #getConnection(String, String)}. */
  @Override
  public PooledConnection getPooledConnection(String user, String password) throws SQLException {
    return getPooledConnection();
  }

  public String getUrl() {
    return url;
  }

  /** Sets the URL, which may have options, too. */
  public void setUrl(String newUrl) {
    url = newUrl;
  }

  public String getUser() {
    return get(ConnectionOptions.USER);
  }

  public void setUser(String user) {
    set(ConnectionOptions.USER, user);
  }

  public String getPassword() {
    return get(ConnectionOptions.PASSWORD);
  }

  public void setPassword(String password) {
    set(ConnectionOptions.PASSWORD, password);
  }

  public int getShards() {
    return Integer.parseInt(get(ConnectionOptions.SHARDS));
  }

  /** Sets the number of shards of a new database, 1 to 1024. */
  public void setShards(int shards) {
    set(ConnectionOptions.SHARDS, Integer.toString(shards));
  }

  public boolean isCreate() {
    return Boolean.parseBoolean(get(ConnectionOptions.CREATE));
  }

  /** Sets whether the database is created if the folder is absent or empty. */
  public void setCreate(boolean create) {
    set(ConnectionOptions.CREATE, Boolean.toString(create));
  }

  public String getDurability() {
    return get(ConnectionOptions.DURABILITY);
  }

  /** Sets what a commit waits for: {@code sync} or {@code periodic}. */
  public void setDurability(String durability) {
    set(ConnectionOptions.DURABILITY, durability);
  }

  public String getSyncInterval() {
    return get(ConnectionOptions.SYNC_INTERVAL);
  }

  /** Sets the longest time a periodic commit stays unsynced, such as {@code 500ms}. */
  public void setSyncInterval(String syncInterval) {
    set(ConnectionOptions.SYNC_INTERVAL, syncInterval);
  }

  public String getCacheSize() {
    return get(ConnectionOptions.CACHE_SIZE);
  }

  /** Sets the memory for cached pages, such as {@code 256MB}. */
  public void setCacheSize(String cacheSize) {
    set(ConnectionOptions.CACHE_SIZE, cacheSize);
  }

  public String getMemtableSize() {
    return get(ConnectionOptions.MEMTABLE_SIZE);
  }

  /** Sets the memory for commits that no store has yet, such as {@code 64MB}. */
  public void setMemtableSize(String memtableSize) {
    set(ConnectionOptions.MEMTABLE_SIZE, memtableSize);
  }

  public String getDamagedLog() {
    return get(ConnectionOptions.DAMAGED_LOG);
  }

  /** Sets what happens if the commit log is damaged: {@code refuse} or {@code salvage}. */
  public void setDamagedLog(String damagedLog) {
    set(ConnectionOptions.DAMAGED_LOG, damagedLog);
  }

  public String getIsolation() {
    return get(ConnectionOptions.ISOLATION);
  }

  /** Sets what transactions see of others: {@code READ_COMMITTED} or {@code REPEATABLE_READ}. */
  public void setIsolation(String isolation) {
    set(ConnectionOptions.ISOLATION, isolation);
  }

  public String getLockTimeout() {
    return get(ConnectionOptions.LOCK_TIMEOUT);
  }

  /** Sets the longest time to wait for a row that is locked, such as {@code 10s}. */
  public void setLockTimeout(String lockTimeout) {
    set(ConnectionOptions.LOCK_TIMEOUT, lockTimeout);
  }

  public String getSchema() {
    return get(ConnectionOptions.SCHEMA);
  }

  /** Sets the schema of names without one. */
  public void setSchema(String schema) {
    set(ConnectionOptions.SCHEMA, schema);
  }

  public boolean isReadOnly() {
    return Boolean.parseBoolean(get(ConnectionOptions.READ_ONLY));
  }

  /** Sets whether statements that change something are refused. */
  public void setReadOnly(boolean readOnly) {
    set(ConnectionOptions.READ_ONLY, Boolean.toString(readOnly));
  }

  @Override
  public PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    logWriter = out;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  /** Kept but without effect: there is nobody to wait for. */
  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    loginTimeout = Arguments.notNegative("the login timeout", seconds);
  }

  @Override
  public Logger getParentLogger() {
    return driver.getParentLogger();
  }

  private String get(ConnectionOption option) {
    return properties.getProperty(option.name(), option.defaultText());
  }

  private void set(ConnectionOption option, String value) {
    if (value == null) {
      properties.remove(option.name());
    } else {
      properties.setProperty(option.name(), value);
    }
  }
}
