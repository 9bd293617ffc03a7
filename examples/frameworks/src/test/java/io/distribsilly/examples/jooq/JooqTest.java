package io.distribsilly.examples.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.distribsilly.examples.jooq.Cities.City;
import io.distribsilly.jdbc.DistribsillyDataSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JooqTest {
  private static final Table<Record> CITY = table(name("CITY"));
  private static final Field<Integer> ID = field(name("CITY", "ID"), SQLDataType.INTEGER);
  private static final Field<String> NAME = field(name("CITY", "NAME"), SQLDataType.VARCHAR(80));
  private static final Field<String> COUNTRY = field(name("CITY", "COUNTRY"), SQLDataType.CHAR(2));

  @TempDir Path folder;
  private Cities cities;
  private DSLContext jooq;

  @BeforeEach
  void open() {
    DistribsillyDataSource dataSource = new DistribsillyDataSource();
    dataSource.setUrl("jdbc:distribsilly:" + folder.resolve("cities"));
    cities = new Cities(dataSource);
    cities.prepare();
    cities.put(
        List.of(
            new City(1, "Kraków", "PL", 804_237),
            new City(2, "Nairobi", "KE", 4_397_073),
            new City(3, "Warszawa", "PL", 1_863_056)));
    jooq = DSL.using(dataSource, SQLDialect.H2);
  }

  @Test
  void theDslReadsAndWrites() {
    cities.put(List.of(new City(2, "Nairobi", "KE", 4_400_000), new City(4, "Quito", "EC", 7)));

    assertThat(cities.get(2)).contains(new City(2, "Nairobi", "KE", 4_400_000));
    assertThat(cities.get(99)).isEmpty();
    assertThat(cities.largest(2)).extracting(City::name).containsExactly("Nairobi", "Warszawa");
    assertThat(cities.peopleByCountry(2)).isEqualTo(Map.of("PL", new BigDecimal(2_667_293)));
  }

  @ParameterizedTest
  @EnumSource(
      value = SQLDialect.class,
      names = {"DEFAULT", "H2", "HSQLDB", "POSTGRES"})
  void queriesOfEveryNearDialectAreUnderstood(SQLDialect dialect) {
    DSLContext other = using(dialect);

    assertThat(
            other
                .select(COUNTRY, DSL.count())
                .from(CITY)
                .where(NAME.like("%a%").or(ID.in(1, 7)))
                .groupBy(COUNTRY)
                .orderBy(COUNTRY.desc())
                .fetch()
                .intoMap(COUNTRY, DSL.count()))
        .isEqualTo(Map.of("KE", 1, "PL", 2));
    assertThat(other.selectFrom(CITY).orderBy(ID.desc()).limit(1).offset(1).fetchOne(ID))
        .isEqualTo(2);
    assertThat(other.fetchExists(CITY, NAME.eq(val("Nairobi")))).isTrue();
    assertThat(other.fetchCount(CITY)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = SQLDialect.class,
      names = {"H2", "HSQLDB", "POSTGRES"})
  void writesOfEveryNearDialectAreUnderstood(SQLDialect dialect) {
    DSLContext other = using(dialect);

    assertThat(other.insertInto(CITY, ID, NAME).values(7, "A").values(8, "B").execute())
        .isEqualTo(2);
    assertThat(other.insertInto(CITY, ID, NAME).values(7, "C").onConflict(ID).doNothing().execute())
        .isZero();
    assertThat(
            other
                .insertInto(CITY, ID, NAME)
                .select(select(ID.plus(100), NAME).from(CITY).where(ID.gt(6)))
                .execute())
        .isEqualTo(2);
    assertThat(other.update(CITY).set(NAME, "D").where(ID.between(7, 8)).execute()).isEqualTo(2);
    assertThat(other.deleteFrom(CITY).where(NAME.eq("D")).execute()).isEqualTo(2);
    assertThat(other.select(NAME).from(CITY).where(ID.eq(107)).fetchOne(NAME)).isEqualTo("A");
  }

  private DSLContext using(SQLDialect dialect) {
    return DSL.using(jooq.configuration().derive(dialect));
  }

  @Test
  void windowsAndCommonTableExpressionsWork() {
    Field<Integer> rank =
        rowNumber().over(partitionBy(COUNTRY).orderBy(ID.desc())).as(name("RANK"));
    Field<String> ranked = field(name("NAME"), SQLDataType.VARCHAR(80));
    assertThat(
            jooq.with(name("RANKED").as(select(NAME, rank).from(CITY)))
                .select(ranked)
                .from(table(name("RANKED")))
                .where(field(name("RANK"), Integer.class).eq(inline(1)))
                .orderBy(ranked)
                .fetch(ranked))
        .containsExactly("Nairobi", "Warszawa");
  }

  @Test
  void nestedTransactionsAreSavepoints() {
    jooq.transaction(
        (Configuration outer) -> {
          outer.dsl().update(CITY).set(NAME, "outer").where(ID.eq(1)).execute();
          assertThatThrownBy(
                  () ->
                      outer
                          .dsl()
                          .transaction(
                              inner -> {
                                inner.dsl().deleteFrom(CITY).execute();
                                throw new IllegalStateException("on purpose");
                              }))
              .isInstanceOf(IllegalStateException.class);
        });

    assertThat(jooq.fetchCount(CITY)).isEqualTo(3);
    assertThat(cities.get(1).orElseThrow().name()).isEqualTo("outer");
  }

  @Test
  void typesComeBackAsTheyWent() {
    Table<Record> types = table(name("TYPES"));
    Field<UUID> id = field(name("ID"), SQLDataType.UUID);
    Field<LocalDate> day = field(name("DAY"), SQLDataType.LOCALDATE);
    Field<LocalDateTime> at = field(name("AT"), SQLDataType.LOCALDATETIME(3));
    Field<BigDecimal> price = field(name("PRICE"), SQLDataType.DECIMAL(10, 2));
    Field<byte[]> bytes = field(name("BYTES"), SQLDataType.VARBINARY(100));
    Field<Boolean> flag = field(name("FLAG"), SQLDataType.BOOLEAN);
    Field<Double> ratio = field(name("RATIO"), SQLDataType.DOUBLE);
    jooq.createTable(types)
        .columns(id, day, at, price, bytes, flag, ratio)
        .primaryKey(id)
        .execute();
    UUID uuid = new UUID(3, 4);
    LocalDateTime moment = LocalDateTime.of(2026, 3, 29, 2, 30, 1, 5_000_000);

    jooq.insertInto(types, id, day, at, price, bytes, flag, ratio)
        .values(
            uuid,
            moment.toLocalDate(),
            moment,
            new BigDecimal("12.30"),
            new byte[] {1, -1},
            true,
            0.1)
        .execute();

    Record row =
        jooq.select(id, day, at, price, bytes, flag, ratio)
            .from(types)
            .where(id.eq(uuid))
            .fetchSingle();
    assertThat(row.get(day)).isEqualTo(moment.toLocalDate());
    assertThat(row.get(at)).isEqualTo(moment);
    assertThat(row.get(price)).isEqualTo(new BigDecimal("12.30"));
    assertThat(row.get(bytes)).containsExactly(1, -1);
    assertThat(row.get(flag)).isTrue();
    assertThat(row.get(ratio)).isEqualTo(0.1);
  }

  @Test
  void plainSqlBatchesAndStreamsWork() {
    jooq.batch(
            IntStream.range(100, 300)
                .mapToObj(i -> jooq.query("INSERT INTO city (id, name) VALUES (?, ?)", i, "c" + i))
                .toList())
        .execute();
    try (var stream =
        jooq.resultQuery("SELECT id FROM city WHERE id >= {0} ORDER BY id", val(100))
            .fetchSize(10)
            .fetchStream()) {
      assertThat(stream.mapToInt(row -> row.get(0, Integer.class)).sum())
          .isEqualTo(IntStream.range(100, 300).sum());
    }
  }

  @Test
  void errorsAreTheOnesOfJooq() {
    assertThatThrownBy(() -> jooq.insertInto(CITY, ID).values(1).execute())
        .isInstanceOf(IntegrityConstraintViolationException.class);
    assertThatThrownBy(() -> jooq.fetch("SELECT * FROM nowhere"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("NOWHERE");
  }

  @Test
  void itsMetadataFindsTheTables() {
    assertThat(using(SQLDialect.DEFAULT).meta().getTables("CITY"))
        .singleElement()
        .satisfies(
            city -> {
              assertThat(city.getPrimaryKey().getFields())
                  .extracting(Field::getName)
                  .containsExactly("ID");
              assertThat(city.fields())
                  .extracting(Field::getName)
                  .containsExactly("ID", "NAME", "COUNTRY", "POPULATION");
            });
  }
}
