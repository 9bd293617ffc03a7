package io.distribsilly.examples.quickstart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every row that must be there: the cities of the file, changed by the acknowledged writes.
 *
 * @param cities by id
 */
record Expected(SortedMap<Integer, City> cities) {
  static Expected of(List<City> file, List<CityWrite> acknowledged) {
    SortedMap<Integer, City> cities = new TreeMap<>();
    file.forEach(city -> cities.put(city.id(), city));
    acknowledged.forEach(write -> write.applyTo(cities));
    return new Expected(cities);
  }

  /**
   * Compares the table with this, once by a scan and once by a lookup of each key.
   *
   * @return the rows that were looked up, by id
   * @throws QuickstartFailure that names the first row that differs
   */
  List<City> verify(Connection connection) throws SQLException {
    verifyScan(CityTable.readAll(connection));
    List<City> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(CityTable.SELECT_BY_KEY)) {
      for (int id : cities.keySet()) {
        City city =
            CityTable.find(select, id)
                .orElseThrow(() -> new QuickstartFailure("no row has the key " + id));
        check(city);
        found.add(city);
      }
    }
    return found;
  }

  private void verifyScan(List<City> scanned) {
    scanned.forEach(this::check);
    long different = scanned.stream().mapToInt(City::id).distinct().count();
    if (different != scanned.size()) {
      throw new QuickstartFailure(
          "the scan returned %d rows twice".formatted(scanned.size() - different));
    }
    if (different != cities.size()) {
      throw new QuickstartFailure(
          "the scan returned %d rows instead of %d".formatted(different, cities.size()));
    }
  }

  private void check(City found) {
    Optional<City> expected = Optional.ofNullable(cities.get(found.id()));
    if (!expected.equals(Optional.of(found))) {
      throw new QuickstartFailure(
          "the database has %s where %s is right"
              .formatted(found, expected.map(City::toString).orElse("no row")));
    }
  }
}
