package io.distribsilly.examples.quickstart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The table CITIES: its SQL, and how a city becomes a row and a row a city. */
final class CityTable {
  static final String INSERT =
      """
      INSERT INTO cities
        (geoname_id, name, country, admin_code, feature_code, population, latitude, longitude)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  static final String UPDATE = "UPDATE cities SET population = ? WHERE geoname_id = ?";

  static final String SELECT_BY_KEY = "SELECT * FROM cities WHERE geoname_id = ?";

  private static final String SELECT_ALL = "SELECT * FROM cities";

  private static final String CREATE =
      """
      CREATE TABLE cities (
        geoname_id   INTEGER PRIMARY KEY,
        name         VARCHAR(200) NOT NULL,
        country      CHAR(2) NOT NULL,
        admin_code   VARCHAR(20),
        feature_code VARCHAR(10) NOT NULL,
        population   BIGINT NOT NULL,
        latitude     DECIMAL(7, 5) NOT NULL,
        longitude    DECIMAL(8, 5) NOT NULL
      )
      """;

  private static final int BATCH_ROWS = 1_000;

  private CityTable() {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
    }
  }

  /**
   * Inserts cities in batches; each batch is committed as a whole.
   *
   * @param onRows told of every batch how many rows it had
   */
  static void load(Connection connection, List<City> cities, IntConsumer onRows)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int from = 0; from < cities.size(); from += BATCH_ROWS) {
        List<City> batch = cities.subList(from, Math.min(from + BATCH_ROWS, cities.size()));
        for (City city : batch) {
          bind(insert, city);
          insert.addBatch();
        }
        insert.executeBatch();
        onRows.accept(batch.size());
      }
    }
  }

  /** Sets the parameters of {@link #INSERT}. */
  static void bind(PreparedStatement insert, City city) throws SQLException {
    insert.setInt(1, city.id());
    insert.setString(2, city.name());
    insert.setString(3, city.country());
    if (city.adminCode().isPresent()) {
      insert.setString(4, city.adminCode().orElseThrow());
    } else {
      insert.setNull(4, Types.VARCHAR);
    }
    insert.setString(5, city.featureCode());
    insert.setLong(6, city.population());
    insert.setBigDecimal(7, city.latitude());
    insert.setBigDecimal(8, city.longitude());
  }

  /**
   * Looks one city up.
   *
   * @param select prepared from {@link #SELECT_BY_KEY}
   */
  static Optional<City> find(PreparedStatement select, int id) throws SQLException {
    select.setInt(1, id);
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? Optional.of(current(rows)) : Optional.empty();
    }
  }

  /** Reads every row, in no order that could be relied on. */
  static List<City> readAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SELECT_ALL)) {
      List<City> cities = new ArrayList<>();
      while (rows.next()) {
        cities.add(current(rows));
      }
      return cities;
    }
  }

  private static City current(ResultSet rows) throws SQLException {
    return new City(
        rows.getInt("geoname_id"),
        rows.getString("name"),
        rows.getString("country"),
        Optional.ofNullable(rows.getString("admin_code")),
        rows.getString("feature_code"),
        rows.getLong("population"),
        rows.getBigDecimal("latitude"),
        rows.getBigDecimal("longitude"));
  }
}
