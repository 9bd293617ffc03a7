package io.distribsilly.examples.quickstart;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One write of the writer that works while the shards are split. */
sealed interface CityWrite {
  /** Executes the write with the statement that fits; returns how many rows it changed. */
  int execute(PreparedStatement insert, PreparedStatement update) throws SQLException;

  /** Does the same to cities by id. */
  void applyTo(Map<Integer, City> cities);

  /** A city that was not in the file. */
  record Founding(City city) implements CityWrite {
    @Override
    public int execute(PreparedStatement insert, PreparedStatement update) throws SQLException {
      CityTable.bind(insert, city);
      return insert.executeUpdate();
    }

    @Override
    public void applyTo(Map<Integer, City> cities) {
      cities.put(city.id(), city);
    }
  }

  /** A new population of a city of the file. */
  record Census(int id, long population) implements CityWrite {
    @Override
    public int execute(PreparedStatement insert, PreparedStatement update) throws SQLException {
      update.setLong(1, population);
      update.setInt(2, id);
      return update.executeUpdate();
    }

    @Override
    public void applyTo(Map<Integer, City> cities) {
      cities.computeIfPresent(id, (key, city) -> city.withPopulation(population));
    }
  }

  /** Returns writes, the same ones every time: foundings and censuses in turn. */
  static List<CityWrite> plan(List<City> cities, int writes) {
    List<CityWrite> plan = new ArrayList<>();
    for (int i = 0; i < writes; i++) {
      // The stride shares no divisor with the number of cities, so no city has two censuses.
      City city = cities.get((int) (i * 7_919L % cities.size()));
      plan.add(i % 2 == 0 ? founding(i) : new Census(city.id(), city.population() + i));
    }
    return plan;
  }

  private static Founding founding(int number) {
    int firstId = 100_000_000; // above every id of the file
    BigDecimal degrees = BigDecimal.valueOf(number, 3);
    return new Founding(
        new City(
            firstId + number,
            "Newtown " + number,
            "XX",
            Optional.empty(),
            "PPL",
            number,
            degrees,
            degrees.negate()));
  }
}
