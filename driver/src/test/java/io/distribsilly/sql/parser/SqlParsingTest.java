package io.distribsilly.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlParsingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT value FROM kv WHERE key = ?",
        "SELECT upper(value), (value), coalesce(value, 'x') FROM kv WHERE value IN (value, 'a')",
        "SELECT kv.value AS value FROM kv ORDER BY value LIMIT 3 OFFSET 1",
        "INSERT INTO kv (key, value) VALUES ('a', 'b'), (?, ?)",
        "INSERT INTO kv VALUES ('a', DEFAULT);",
        "UPSERT INTO kv (key, value) VALUES (?, ?)",
        "UPDATE kv SET value = value || 'x' WHERE key IN ('a', 'b')",
        "UPDATE kv SET value = DEFAULT WHERE key = 'a'",
        "INSERT INTO kv VALUES ('a', 'b') ON CONFLICT DO NOTHING",
        "INSERT INTO kv SELECT a, b FROM t ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value,"
            + " key = DEFAULT WHERE kv.value <> 'x'",
        "SELECT do, nothing, conflict FROM t do",
        "DELETE FROM public.kv WHERE key = 'a' ; ",
        "SELECT count(*), min(year), max(month), sum(start) FROM t GROUP BY date, time, uuid",
        "SELECT \"date\", date, time, timestamp, uuid, count, position, start, end FROM t",
        "SELECT DATE '2020-01-01', TIME '10:00:00', TIMESTAMP '2020-01-01 10:00:00'",
        "SELECT TIMESTAMP WITH TIME ZONE '2020-01-01 10:00:00 UTC', UUID '' FROM t",
        "SELECT {d '2020-01-01'}, {t '10:00:00'}, {ts '2020-01-01 10:00:00'}, {fn upper('a')}",
        "SELECT CASE WHEN a != 1 THEN 1 ELSE 2 END, a % 2, CASE start WHEN 1 THEN 2 END FROM t",
        "SELECT CAST(a AS DATE), CAST(? AS UUID), CAST(b AS VARCHAR(10)) FROM t",
        "SELECT floor(x), power(x, 2), position('a' IN b), year(d), extract(YEAR FROM d) FROM t",
        "SELECT x floor, y count FROM t date",
        "SELECT rows FROM shards WHERE rows > 1 ORDER BY rows OFFSET 5 ROWS FETCH FIRST 5 ROWS ONLY",
        "SELECT sum(rows) OVER (ROWS BETWEEN 1 PRECEDING AND CURRENT ROW),"
            + " sum(a) OVER (w ROWS 1 PRECEDING), sum(a) OVER (PARTITION BY b ORDER BY rows ROWS 1"
            + " PRECEDING) FROM t WINDOW w AS (ORDER BY a)",
        "EXPLAIN PLAN FOR SELECT * FROM kv",
        "CALL reshard(8)",
        "CALL reshard(?)",
        "CALL reshard",
        "CALL reshard()",
        "{call reshard(?)}",
        "{ CALL public.reshard(8) }",
        "DROP TABLE t",
        "TRUNCATE TABLE public.t",
        "SHOW TABLES",
        "SELECT tables, show FROM tables tables",
        "SELECT * FROM t ORDER BY a FETCH NEXT ROW ONLY",
        "SELECT truncate(1.55, 1) FROM t",
        "DROP TABLE IF EXISTS public.t",
        "CREATE TABLE if (a INT PRIMARY KEY)",
        "CREATE TABLE t (key VARCHAR(10) NOT NULL DEFAULT 'a' PRIMARY KEY, value VARCHAR NULL)",
        "CREATE TABLE t (a INT DEFAULT 1 + 2 NOT NULL, b INT, CONSTRAINT pk PRIMARY KEY (a, b))",
        "CREATE TABLE t (date DATE, time TIME(3), timestamp TIMESTAMP(3) WITH TIME ZONE,"
            + " uuid UUID, start DOUBLE PRECISION, year DEC(3, 2), PRIMARY KEY (date))",
      })
  void parsesWhatItUnparses(String sql) {
    SqlNode node = SqlParsing.parse(sql);
    String text = node.toSqlString(c -> c.withQuoteAllIdentifiers(true)).getSql();
    String again =
        SqlParsing.parse(text.replace('`', '"'))
            .toSqlString(c -> c.withQuoteAllIdentifiers(true))
            .getSql();
    assertThat(again).isEqualTo(text);
  }

  @Test
  void readsACreateTable() {
    SqlCreateTable table =
        (SqlCreateTable)
            SqlParsing.parse(
                "create table if not exists T1 (a int primary key default 5 not null,"
                    + " \"b\" text null, c float, primary key (\"b\", a))");
    assertThat(table.ifNotExists()).isTrue();
    assertThat(table.name().names).containsExactly("T1");
    assertThat(table.columns())
        .extracting(c -> c.name().getSimple())
        .containsExactly("A", "b", "C");
    SqlColumn a = table.columns().get(0);
    assertThat(a.nullable()).contains(false);
    assertThat(a.primaryKey()).isTrue();
    assertThat(a.defaultValue().orElseThrow()).hasToString("5");
    assertThat(table.columns().get(1).nullable()).contains(true);
    assertThat(table.columns().get(1).type()).hasToString("`TEXT`");
    assertThat(table.columns().get(2).nullable()).isEmpty();
    assertThat(table.primaryKeys().get(0).columns())
        .extracting(Object::toString)
        .containsExactly("b", "A");
  }

  @Test
  void givesEveryCallTheSameTree() {
    for (String sql : new String[] {"call p(1)", "{call p(1)}", "{ CALL P ( 1 ) } ;"}) {
      SqlNode call = SqlParsing.parse(sql);
      assertThat(call.getKind()).isEqualTo(SqlKind.PROCEDURE_CALL);
      assertThat(call.toString()).isEqualTo("CALL `P`(1)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "| line 1, column 1: the statement ends too early",
        "SELECT * FROM t WERE a = 1 | line 1, column 22: unexpected \"a\"",
        "SELECT FROM t | line 1, column 8: unexpected \"FROM\"",
        "SELECT a FROM | line 1, column 13: the statement ends too early; expected ( or LATERAL"
            + " or TABLE or UNNEST or a name",
        "INSERT kv VALUES (1) | line 1, column 8: unexpected \"kv\"; expected INTO",
        "SELECT 'abc | line 1, column 8: a string is not closed; end it with '",
        "SELECT \"abc | line 1, column 8: a quoted name is not closed; end it with \"",
        "SELECT a # b | line 1, column 10: unexpected character #",
        "SELECT 1 /* x | line 1, column 14: a comment is not closed; end it with */",
        "SELECT 1; SELECT 2 | line 1, column 11: unexpected \"SELECT\"; expected ; or the end of the"
            + " statement",
        "{? = call p(1)} | line 1, column 2: procedures return rows, not a value; write {call ...}"
            + " without ? =",
        "CREATE OR REPLACE TABLE t (a INT) | line 1, column 1: CREATE OR REPLACE TABLE is not"
            + " supported; drop the table first",
        "CREATE TABLE t (a INT NULL NOT NULL) | line 1, column 32: NULL or NOT NULL is given twice"
            + " for one column",
        "CREATE TABLE t (a) | line 1, column 18: unexpected \")\"",
      })
  void namesLineColumnAndTokenOfAnError(String sql, String message) {
    assertThatThrownBy(() -> SqlParsing.parse(sql == null ? "" : sql))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SYNTAX_ERROR))
        .hasMessage(message);
  }

  @Test
  void countsLinesFromOne() {
    assertThatThrownBy(() -> SqlParsing.parse("SELECT a\n\tFROM t\n\tWHERE AND"))
        .hasMessage("line 3, column 8: unexpected \"AND\"");
  }

  @Test
  void refusesEndlessNesting() {
    String sql = "SELECT " + "(".repeat(200_000) + "1" + ")".repeat(200_000);
    assertThatThrownBy(() -> SqlParsing.parse(sql))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
  }
}
