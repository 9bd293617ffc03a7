package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * The JDBC driver, found by {@link java.util.ServiceLoader}. A URL is {@code
 * jdbc:distribsilly:PATH}, the folder of the database, then options as {@code
 * ?name=value&name=value} or {@code ;name=value;name=value}; they may also come as Properties.
 * {@link #getPropertyInfo} describes them. Thread-safe.
 */
public final class DistribsillyDriver implements Driver {
  static {
    try {
      DriverManager.registerDriver(new DistribsillyDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Opens a connection, and with it the database unless this JVM has it open already.
   *
   * @return null if the URL is for another driver
   * @throws SQLException with SQLState 08001 if the URL, an option or the folder cannot be used
   */
  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    try {
      ConnectionUrl parsed = ConnectionUrl.parse(url, info == null ? new Properties() : info);
      Path folder = parsed.folder();
      ConnectionSettings settings = parsed.settings();
      return new JdbcConnection(
          ConnectionUrl.PREFIX + parsed.path(), SessionFactory.open(folder, settings));
    } catch (EngineException e) {
      throw SqlExceptions.from(e);
    } catch (RuntimeException e) {
      throw SqlExceptions.fromUnchecked(e);
    }
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return ConnectionUrl.accepts(Arguments.notNull("the URL", url));
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    try {
      String known = ConnectionUrl.accepts(url) ? url : ConnectionUrl.PREFIX;
      ConnectionUrl parsed = ConnectionUrl.parse(known, info == null ? new Properties() : info);
      return ConnectionOptions.ALL.stream()
          .map(option -> describe(option, parsed))
          .toArray(DriverPropertyInfo[]::new);
    } catch (EngineException e) {
      throw SqlExceptions.from(e);
    }
  }

  @Override
  public int getMajorVersion() {
    return ProductVersion.CURRENT.major();
  }

  @Override
  public int getMinorVersion() {
    return ProductVersion.CURRENT.minor();
  }

  /** Returns false: that takes all of SQL-92 entry level. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("io.distribsilly");
  }

  private static DriverPropertyInfo describe(ConnectionOption option, ConnectionUrl url) {
    DriverPropertyInfo info =
        new DriverPropertyInfo(option.name(), url.value(option).orElse(option.defaultText()));
    info.description = option.description();
    info.required = false;
    if (!option.choices().isEmpty()) {
      info.choices = option.choices().toArray(String[]::new);
    }
    return info;
  }
}
