package io.distribsilly.examples.quickstart;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One city.
 *
 * @param id its number at GeoNames
 * @param country ISO 3166 code, two letters
 * @param adminCode the code of its region, within the country
 * @param featureCode what GeoNames calls its kind, such as PPLC for a capital
 * @param latitude degrees, five digits after the point
 * @param longitude degrees, five digits after the point
 */
record City(
    int id,
    String name,
    String country,
    Optional<String> adminCode,
    String featureCode,
    long population,
    BigDecimal latitude,
    BigDecimal longitude) {
  private static final int DEGREE_DIGITS = 5;

  City {
    latitude = latitude.setScale(DEGREE_DIGITS);
    longitude = longitude.setScale(DEGREE_DIGITS);
  }

  City withPopulation(long newPopulation) {
    return new City(id, name, country, adminCode, featureCode, newPopulation, latitude, longitude);
  }
}
