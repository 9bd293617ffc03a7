package io.distribsilly.sql.query;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.Durability;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.TransactionOptions;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.SequenceValues;
import io.distribsilly.sql.plan.StatementTime;
import io.distribsilly.sql.plan.WrittenRows;
import io.distribsilly.sql.session.Result;
import io.distribsilly.sql.session.RowSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A database with some cities, their countries and events, and the means to query it. */
final class QueryFixture implements AutoCloseable {
  static final TableDefinition COUNTRY =
      table(
          "COUNTRY",
          1,
          column("CODE", ColumnType.of(SqlType.CHAR, 2), false),
          column("NAME", ColumnType.of(SqlType.VARCHAR, 40), false),
          column("CONTINENT", ColumnType.of(SqlType.VARCHAR), true));

  static final TableDefinition CITY =
      table(
          "CITY",
          1,
          column("ID", ColumnType.of(SqlType.INTEGER), false),
          column("NAME", ColumnType.of(SqlType.VARCHAR), false),
          column("COUNTRY", ColumnType.of(SqlType.CHAR, 2), true),
          column("POPULATION", ColumnType.of(SqlType.BIGINT), true),
          column("AREA", new ColumnType(SqlType.DECIMAL, 10, 2), true),
          column("FOUNDED", ColumnType.of(SqlType.DATE), true),
          column("RATING", ColumnType.of(SqlType.DOUBLE), true),
          column("CAPITAL", ColumnType.of(SqlType.BOOLEAN), true));

  static final TableDefinition EVENT =
      table(
          "EVENT",
          2,
          column("CITY_ID", ColumnType.of(SqlType.INTEGER), false),
          column("SEQ", ColumnType.of(SqlType.SMALLINT), false),
          column("HAPPENED", ColumnType.of(SqlType.TIMESTAMP), true),
          column("MOMENT", ColumnType.of(SqlType.TIMESTAMP_WITH_TIME_ZONE), true),
          column("CLOCK", ColumnType.of(SqlType.TIME), true),
          column("PAYLOAD", ColumnType.of(SqlType.VARBINARY, 16), true),
          column("TAG", ColumnType.of(SqlType.UUID), true),
          column("LEVEL", ColumnType.of(SqlType.TINYINT), true),
          column("WEIGHT", ColumnType.of(SqlType.REAL), true));

  static final List<Object[]> COUNTRIES =
      List.of(
          row("DE", "Germany", "Europe"),
          row("FR", "France", "Europe"),
          row("JP", "Japan", "Asia"),
          row("RU", "Россия", null),
          row("XX", "Nowhere", null));

  static final List<Object[]> CITIES =
      List.of(
          row(1, "Berlin", "DE", 3_645_000L, decimal("891.70"), day("1237-10-28"), 8.5, true),
          row(2, "Hamburg", "DE", 1_841_000L, decimal("755.22"), day("0808-01-01"), 8.1, false),
          row(3, "München", "DE", 1_472_000L, decimal("310.70"), day("1158-06-14"), 9.0, false),
          row(4, "Paris", "FR", 2_161_000L, decimal("105.40"), null, 9.5, true),
          row(5, "Lyon", "FR", 516_000L, decimal("47.87"), null, 8.8, false),
          row(6, "東京", "JP", 13_960_000L, decimal("2194.07"), day("1457-01-01"), 9.7, true),
          row(7, "Москва", "RU", 12_655_000L, decimal("2561.50"), day("1147-04-04"), 7.9, true),
          row(8, "Atlantis", null, null, null, null, null, null),
          row(9, "Köln", "DE", 1_086_000L, decimal("405.02"), day("0050-01-01"), 8.1, false),
          row(-10, "Ys", null, 0L, decimal("0.00"), day("0001-01-01"), -0.75, false));

  static final List<Object[]> EVENTS =
      List.of(
          event(1, 1, "2024-02-29T12:30:45.123", "2024-02-29T11:30:45.123Z", "12:30:45", "00ff"),
          event(1, 2, "2024-03-01T00:00:00", "2024-02-29T23:00:00Z", "00:00:00", ""),
          event(1, 3, "1969-12-31T23:59:59.999", "1969-12-31T22:59:59.999Z", "23:59:59", "7f"),
          event(2, 1, "2020-01-01T06:00:00", "2020-01-01T05:00:00Z", "06:00:00", "80"),
          event(4, 1, "2021-07-14T21:00:00", "2021-07-14T19:00:00Z", "21:00:00", "cafe"),
          row(8, (short) 1, null, null, null, null, null, null, null));

  private final Database database;

  QueryFixture(Path folder) {
    database =
        Database.open(
            folder, DatabaseOptions.DEFAULT.withShards(3).withDurability(Durability.PERIODIC));
    create(COUNTRY, COUNTRIES);
    create(CITY, CITIES);
    create(EVENT, EVENTS);
  }

  Database database() {
    return database;
  }

  /** Creates a table with rows. */
  void create(TableDefinition definition, List<Object[]> rows) {
    TableDefinition table = database.createTable(definition);
    KeyCodec keys = KeyCodec.of(table);
    RowCodec codec = RowCodec.of(table);
    List<RowKey> rowKeys = new ArrayList<>();
    for (Object[] row : rows) {
      Object[] key = table.primaryKey().stream().map(column -> row[column]).toArray();
      rowKeys.add(new RowKey(table.id(), keys.encode(key)));
    }
    try (Transaction transaction = database.begin()) {
      transaction.lock(rowKeys);
      for (int i = 0; i < rows.size(); i++) {
        transaction.put(rowKeys.get(i), codec.encode(rows.get(i)));
      }
      transaction.commit();
    }
  }

  Plan plan(String sql) {
    return QueryPlanner.plan(
        sql, SqlParsing.parse(sql), Namespace.of(database.catalog()), new CancelSignal());
  }

  ExecutionContext context() {
    return context(new CancelSignal());
  }

  ExecutionContext context(CancelSignal cancel) {
    return new ExecutionContext(
        database,
        Optional.empty(),
        TransactionOptions.DEFAULT.withDurability(Durability.PERIODIC),
        new StatementTime(Clock.fixed(Instant.parse("2025-06-15T10:20:30.456Z"), ZoneOffset.UTC)),
        new SequenceValues(database::nextValue),
        WrittenRows.UNWANTED,
        cancel);
  }

  RowSource open(Plan plan, Object... parameters) {
    return ((Result.Rows) plan.execute(context(), parameters)).rows();
  }

  List<List<Object>> query(String sql, Object... parameters) {
    return rows(plan(sql), parameters);
  }

  List<List<Object>> rows(Plan plan, Object... parameters) {
    List<List<Object>> rows = new ArrayList<>();
    try (RowSource source = open(plan, parameters)) {
      while (source.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < plan.columns().size(); i++) {
          row.add(source.value(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Returns the plan of a statement as text. */
  String explain(String sql) {
    return String.join("\n", plan(sql).explain(context(), new Object[0]).lines());
  }

  @Override
  public void close() {
    database.close();
  }

  static TableDefinition table(String name, int keyColumns, ColumnDefinition... columns) {
    List<ColumnDefinition> numbered = new ArrayList<>();
    List<Integer> key = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      ColumnDefinition column = columns[i];
      numbered.add(
          new ColumnDefinition(
              i, column.name(), column.type(), column.nullable(), column.defaultSql()));
      if (i < keyColumns) {
        key.add(i);
      }
    }
    return new TableDefinition(0, name, numbered, key);
  }

  static ColumnDefinition column(String name, ColumnType type, boolean nullable) {
    return new ColumnDefinition(0, name, type, nullable, Optional.empty());
  }

  static Object[] row(Object... values) {
    return values;
  }

  private static Object[] event(
      int city, int seq, String at, String moment, String clock, String payload) {
    return row(
        city,
        (short) seq,
        LocalDateTime.parse(at),
        Instant.parse(moment),
        LocalTime.parse(clock),
        java.util.HexFormat.of().parseHex(payload),
        new UUID(seq * 0x7000_0000_0000_0000L, city),
        (byte) (seq * 40),
        seq / 4f);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
