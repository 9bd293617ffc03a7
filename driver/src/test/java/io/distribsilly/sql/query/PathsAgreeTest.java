package io.distribsilly.sql.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.EngineException;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.point.PointPlanner;
import io.distribsilly.sql.session.ResultColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement that both paths can take has the same result on both: types, values and errors. */
class PathsAgreeTest {
  @TempDir static Path folder;

  private static QueryFixture fixture;

  @BeforeAll
  static void open() {
    fixture = new QueryFixture(folder);
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id, name, country, population, area, founded, rating, capital",
        "id + 1, id * 2, id - 3, -id, id / 2, population / 7, MOD(id, 3)",
        "area + 1, area * area, area / 3, area / id, -area, id / 3.0",
        "rating * 2, rating / 3, rating + id, rating - area",
        "id + 2147483647",
        "population * 9223372036854775807",
        "id / 0",
        "area / 0",
        "rating / 0",
        "MOD(id, 0)",
        "ABS(id), ABS(area), FLOOR(area), CEIL(rating), ROUND(area), ROUND(rating, 1), ROUND(area, 1)",
        "UPPER(name), LOWER(name), CHAR_LENGTH(name), CHAR_LENGTH(country)",
        "SUBSTRING(name FROM 2), SUBSTRING(name FROM 2 FOR 2), POSITION('r' IN name)",
        "REPLACE(name, 'r', 'RR'), TRIM(country), TRIM(BOTH 'B' FROM name)",
        "name || '-' || country, CONCAT(name, country)",
        "COALESCE(population, 0), COALESCE(country, '--'), NULLIF(country, 'DE'), NULLIF(id, 4)",
        "population IS NULL, country IS NOT NULL, capital IS TRUE, NOT capital",
        "id = 4, id <> 4, id < 4.5, area >= 100, name > 'M', country = 'DE', rating = 9.5",
        "id IN (1, 4), country IN ('DE', 'FR'), id BETWEEN 2 AND 4, name LIKE 'P%', name NOT LIKE '%r%'",
        "capital AND id = 4, capital OR id = 4, population > 5 AND capital, NULL OR capital",
        "CASE WHEN capital THEN 'yes' ELSE 'no' END, CASE country WHEN 'DE' THEN 1 WHEN 'FR' THEN 2.5 END",
        "CAST(id AS VARCHAR), CAST(id AS BIGINT), CAST(id AS SMALLINT), CAST(id AS DOUBLE), CAST(id AS DECIMAL(5, 1))",
        "CAST(area AS INTEGER), CAST(area AS VARCHAR), CAST(area AS DOUBLE), CAST(area AS DECIMAL(10, 1))",
        "CAST(rating AS INTEGER), CAST(rating AS DECIMAL(5, 2)), CAST(rating AS REAL)",
        "CAST(rating AS VARCHAR)",
        "CAST(rating * 1000000 AS VARCHAR), CAST(CAST(rating AS REAL) AS VARCHAR)",
        "CAST(population AS INTEGER)",
        "CAST(population AS SMALLINT)",
        "CAST(capital AS VARCHAR)",
        "CAST(founded AS VARCHAR), CAST(founded AS TIMESTAMP)",
        "CAST(name AS INTEGER)",
        "CAST(name AS DATE)",
        "CAST(name AS VARCHAR(3)), CAST(name AS CHAR(3)), CAST(country AS CHAR(4))",
        "CAST('2024-02-29' AS DATE), CAST('10:11:12' AS TIME), CAST('2024-02-29 10:11:12.5' AS TIMESTAMP)",
        "CAST('2024-02-29 10:11:12Z' AS TIMESTAMP WITH TIME ZONE)",
        "CAST('2024-02-29 10:11:12+02:00' AS TIMESTAMP(0) WITH TIME ZONE)",
        "CAST('1.5' AS DECIMAL(4, 2)), CAST(' 12 ' AS INTEGER), CAST('1e3' AS DOUBLE), CAST('true' AS BOOLEAN)",
        "CAST('00000000-0000-0000-0000-000000000001' AS UUID)",
        "DATE '2024-02-29', TIME '10:11:12', TIMESTAMP '2024-02-29 10:11:12.345', X'0AFF'",
        "TIMESTAMP WITH TIME ZONE '2024-02-29 10:11:12+01:00'",
        "CURRENT_DATE, CURRENT_TIME, LOCALTIME",
        "CURRENT_TIMESTAMP, LOCALTIMESTAMP",
        "1, 1.5, 1e0, 'x', TRUE, NULL, 3000000000, ''",
        "10000000000000000000000 + 1, 1.5 * 2.5, 7 / 2, 7 / 2.0, 1.10 + 2.2",
      })
  void onSelectLists(String items) {
    for (Object[] city : QueryFixture.CITIES) {
      agree("SELECT " + items + " FROM city WHERE id = " + city[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM event WHERE city_id = 1 AND seq = 1",
        "SELECT happened, moment, clock, payload, tag, level, weight FROM event WHERE city_id = 4 AND seq = 1",
        "SELECT CAST(moment AS VARCHAR), CAST(happened AS VARCHAR), CAST(clock AS VARCHAR) FROM event WHERE city_id = 1 AND seq = 1",
        "SELECT CAST(tag AS VARCHAR), CAST(happened AS DATE), CAST(happened AS TIME) FROM event WHERE city_id = 1 AND seq = 1",
        "SELECT level + level, level * 2, seq + 1, seq + seq, weight * 2, weight + 1 FROM event WHERE city_id = 1 AND seq = 2",
        "SELECT level * level FROM event WHERE city_id = 1 AND seq = 3",
        "SELECT CAST(moment AS TIMESTAMP), CAST(happened AS TIMESTAMP WITH TIME ZONE) FROM event WHERE city_id = 1 AND seq = 1",
        "SELECT seq FROM event WHERE city_id = 1 AND seq = 1 AND moment > TIMESTAMP WITH TIME ZONE '2024-01-01 00:00:00+00:00'",
        "SELECT seq FROM event WHERE city_id = 1 AND seq = 1 AND happened > '2024-01-01 00:00:00'",
        "SELECT name FROM country WHERE code = 'DE' AND continent = 'Europe'",
        "SELECT code || '!', name FROM country WHERE code IN ('DE', 'FR') AND name LIKE 'F%'",
        "SELECT name FROM city WHERE id IN (1, 4) LIMIT 1",
      })
  void onStatements(String sql) {
    agree(sql);
  }

  private static void agree(String sql) {
    Optional<Plan> point;
    String onPoint;
    try {
      point =
          PointPlanner.plan(
              SqlParsing.parse(sql),
              Namespace.of(fixture.database().catalog()),
              (query, types) -> {
                throw new AssertionError("reads only: " + sql);
              });
      assertThat(point).as("taken by the point path: " + sql).isPresent();
      onPoint = outcome(() -> point.get());
    } catch (EngineException error) {
      onPoint = "error " + error.code();
    }
    assertThat(outcome(() -> fixture.plan(sql))).as(sql).isEqualTo(onPoint);
  }

  private static String outcome(Supplier<Plan> planned) {
    try {
      Plan plan = planned.get();
      List<List<Object>> rows = fixture.rows(plan);
      return plan.columns().stream().map(PathsAgreeTest::describe).toList()
          + "\n"
          + rows.stream().map(PathsAgreeTest::describe).toList();
    } catch (EngineException error) {
      return "error " + error.code();
    }
  }

  private static String describe(ResultColumn column) {
    return column.label() + " " + column.type() + (column.nullable() ? "" : " NOT NULL");
  }

  private static String describe(List<Object> row) {
    return row.stream()
        .map(
            value ->
                value == null
                    ? "NULL"
                    : value instanceof byte[] bytes
                        ? java.util.HexFormat.of().formatHex(bytes)
                        : value.getClass().getSimpleName() + " " + value)
        .toList()
        .toString();
  }
}
