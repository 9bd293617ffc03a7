package io.distribsilly.engine;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.IndexCodec;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.index.IndexChanges;
import io.distribsilly.engine.index.TableIndexes;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table {@code T (ID INTEGER PRIMARY KEY, A INTEGER, B VARCHAR)} with indexes, for tests. */
final class IndexedTable {
  static final String NAME = "T";

  /** A row; a column that is NULL is null here. */
  record Row(int id, Integer a, String b) {}

  private final Database database;

  private IndexedTable(Database database) {
    this.database = database;
  }

  static IndexedTable create(Database database) {
    database.createTable(
        new TableDefinition(
            0,
            NAME,
            List.of(
                column(0, "ID", SqlType.INTEGER, false),
                column(1, "A", SqlType.INTEGER, true),
                column(2, "B", SqlType.VARCHAR, true)),
            List.of(0)));
    return new IndexedTable(database);
  }

  static IndexedTable of(Database database) {
    return new IndexedTable(database);
  }

  private static ColumnDefinition column(int id, String name, SqlType type, boolean nullable) {
    return new ColumnDefinition(id, name, ColumnType.of(type), nullable, Optional.empty());
  }

  TableDefinition definition() {
    return database.catalog().table("PUBLIC", NAME).orElseThrow();
  }

  IndexDefinition createIndex(String name, boolean unique, Integer... columns) {
    return database.createIndex(
        definition().id(), IndexDefinition.of(name, List.of(columns), unique, false), () -> false);
  }

  Optional<IndexDefinition> index(String name) {
    return definition().index(name);
  }

  RowKey key(int id) {
    TableDefinition table = definition();
    return new RowKey(table.id(), KeyCodec.of(table).encode(new Object[] {id}));
  }

  /** Writes rows in a transaction of their own. */
  void put(Row... rows) {
    try (Transaction transaction = database.begin()) {
      put(transaction, rows);
      transaction.commit();
    }
  }

  void put(Transaction transaction, Row... rows) {
    TableDefinition table = definition();
    RowCodec codec = RowCodec.of(table);
    List<RowKey> keys = List.of(rows).stream().map(row -> key(row.id)).toList();
    IndexChanges changes = begin(transaction, table, keys);
    for (Row row : rows) {
      transaction.put(key(row.id), codec.encode(new Object[] {row.id, row.a, row.b}));
    }
    changes.finish();
  }

  void delete(int id) {
    try (Transaction transaction = database.begin()) {
      delete(transaction, id);
      transaction.commit();
    }
  }

  void delete(Transaction transaction, int id) {
    IndexChanges changes = begin(transaction, definition(), List.of(key(id)));
    transaction.delete(key(id));
    changes.finish();
  }

  private static IndexChanges begin(
      Transaction transaction, TableDefinition table, Collection<RowKey> keys) {
    transaction.writeAs(table);
    transaction.lock(keys);
    return TableIndexes.of(table).begin(transaction, keys);
  }

  /** Returns the rows, by their key. */
  Map<Integer, Row> rows(Transaction transaction) {
    TableDefinition table = definition();
    RowCodec codec = RowCodec.of(table);
    Map<Integer, Row> rows = new LinkedHashMap<>();
    try (RowCursor cursor = transaction.scan(table.id(), KeyRange.ALL, Direction.ASCENDING)) {
      while (cursor.next()) {
        Row row = row(codec.decode(cursor.key(), cursor.row()));
        rows.put(row.id, row);
      }
    }
    return rows;
  }

  /** Returns the rows that an index leads to, in its order. */
  List<Row> rowsBy(String index, Transaction transaction) {
    TableDefinition table = definition();
    IndexCodec codec = IndexCodec.of(table, table.index(index).orElseThrow());
    RowCodec rowCodec = RowCodec.of(table);
    List<Row> rows = new ArrayList<>();
    try (RowCursor cursor =
        transaction.scan(codec.index().id(), KeyRange.ALL, Direction.ASCENDING)) {
      while (cursor.next()) {
        byte[] key = codec.primaryKey(cursor.key(), cursor.row());
        byte[] row = transaction.get(new RowKey(table.id(), key)).orElseThrow();
        rows.add(row(rowCodec.decode(key, row)));
      }
    }
    return rows;
  }

  private static Row row(Object[] values) {
    return new Row((Integer) values[0], (Integer) values[1], (String) values[2]);
  }
}
