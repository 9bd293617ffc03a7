package io.distribsilly.examples.jooq;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Cities in a table, through jOOQ's DSL without generated classes. Thread-safe. */
public final class Cities {
  private static final Table<Record> CITY = table(name("CITY"));
  private static final Field<Integer> ID = field(name("CITY", "ID"), SQLDataType.INTEGER);
  private static final Field<String> NAME = field(name("CITY", "NAME"), SQLDataType.VARCHAR(80));
  private static final Field<String> COUNTRY = field(name("CITY", "COUNTRY"), SQLDataType.CHAR(2));
  private static final Field<Long> POPULATION =
      field(name("CITY", "POPULATION"), SQLDataType.BIGINT);

  private final DSLContext jooq;

  /** Takes connections from a data source, which the caller closes. */
  public Cities(DataSource dataSource) {
    Settings settings =
        new Settings().withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_QUOTED);
    jooq = DSL.using(dataSource, SQLDialect.H2, settings);
  }

  /** Creates the table, if it is not there. */
  public void prepare() {
    jooq.createTableIfNotExists(CITY)
        .column(ID)
        .column(NAME)
        .column(COUNTRY)
        .column(POPULATION)
        .primaryKey(ID)
        .execute();
  }

  /** Inserts cities, or replaces those with the same id, all or none. */
  public void put(List<City> cities) {
    jooq.transaction(
        inside ->
            inside
                .dsl()
                .batch(
                    cities.stream()
                        .map(
                            city ->
                                inside
                                    .dsl()
                                    .mergeInto(CITY)
                                    .using(DSL.selectOne())
                                    .on(ID.eq(city.id()))
                                    .whenMatchedThenUpdate()
                                    .set(NAME, city.name())
                                    .set(COUNTRY, city.country())
                                    .set(POPULATION, city.population())
                                    .whenNotMatchedThenInsert(ID, NAME, COUNTRY, POPULATION)
                                    .values(
                                        city.id(), city.name(), city.country(), city.population()))
                        .toList())
                .execute());
  }

  /** Returns a city by its id. */
  public Optional<City> get(int id) {
    return jooq.select(ID, NAME, COUNTRY, POPULATION)
        .from(CITY)
        .where(ID.eq(id))
        .fetchOptional(Records.mapping(City::new));
  }

  /** Returns the largest cities, the largest first. */
  public List<City> largest(int limit) {
    return jooq.select(ID, NAME, COUNTRY, POPULATION)
        .from(CITY)
        .orderBy(POPULATION.desc(), ID)
        .limit(limit)
        .fetch(Records.mapping(City::new));
  }

  /** Returns the people of each country that has this many cities. */
  public Map<String, BigDecimal> peopleByCountry(int minCities) {
    return jooq.select(COUNTRY, sum(POPULATION))
        .from(CITY)
        .groupBy(COUNTRY)
        .having(count().ge(minCities))
        .orderBy(COUNTRY)
        .fetchMap(COUNTRY, sum(POPULATION));
  }

  /** A city. */
  public record City(int id, String name, String country, long population) {}
}
