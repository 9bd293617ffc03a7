package io.distribsilly.examples.quickstart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What the quickstart found out, free of everything that is different in each run. Two runs have
 * equal answers.
 *
 * @param lookedUp the cities that were looked up, in their order
 * @param rows rows in the table at the end
 * @param population the sum of all populations at the end
 * @param shards the number of shards at the end
 * @param fingerprint a hash over every row at the end
 */
record Answers(List<City> lookedUp, int rows, long population, int shards, String fingerprint) {
  /**
   * @param table every row at the end, by id
   */
  static Answers of(List<City> lookedUp, List<City> table, int shards) {
    long population = table.stream().mapToLong(City::population).sum();
    return new Answers(lookedUp, table.size(), population, shards, fingerprint(table));
  }

  private static String fingerprint(List<City> table) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      table.forEach(city -> digest.update(city.toString().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
