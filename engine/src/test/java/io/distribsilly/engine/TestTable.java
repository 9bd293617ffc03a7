package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The built-in table KV, or one like it, as a map of strings, for tests. */
final class TestTable {
  private final Database database;
  private final TableDefinition table;
  private final KeyCodec keys;
  private final RowCodec rows;

  TestTable(Database database) {
    this(database, Manifest.KV_TABLE);
  }

  /** A table that has the columns of the built-in one. */
  TestTable(Database database, String name) {
    this.database = database;
    this.table = database.catalog().table("PUBLIC", name).orElseThrow();
    this.keys = KeyCodec.of(table);
    this.rows = RowCodec.of(table);
  }

  Optional<String> get(String key) {
    return database.get(rowKey(key)).map(row -> decode(key, row));
  }

  void put(String key, String value) {
    put(key, value, database.options().durability());
  }

  void put(String key, String value, Durability durability) {
    try (Transaction transaction = database.begin(durability)) {
      transaction.lock(List.of(rowKey(key)));
      transaction.put(rowKey(key), encode(key, value));
      transaction.commit();
    }
  }

  void putAll(Map<String, String> entries) {
    try (Transaction transaction = database.begin()) {
      transaction.lock(entries.keySet().stream().map(this::rowKey).toList());
      entries.forEach((key, value) -> transaction.put(rowKey(key), encode(key, value)));
      transaction.commit();
    }
  }

  /** Returns false and changes nothing if the key is there already. */
  boolean insert(String key, String value) {
    try (Transaction transaction = database.begin()) {
      transaction.lock(List.of(rowKey(key)));
      if (transaction.get(rowKey(key)).isPresent()) {
        return false;
      }
      transaction.put(rowKey(key), encode(key, value));
      transaction.commit();
      return true;
    }
  }

  /** Returns whether there was such a key. */
  boolean delete(String key) {
    try (Transaction transaction = database.begin()) {
      transaction.lock(List.of(rowKey(key)));
      boolean existed = transaction.get(rowKey(key)).isPresent();
      transaction.delete(rowKey(key));
      transaction.commit();
      return existed;
    }
  }

  Map<String, String> all() {
    return scan(KeyRange.ALL, Direction.ASCENDING);
  }

  Map<String, String> scan(KeyRange range, Direction direction) {
    return rows(database.scan(table.id(), range, direction));
  }

  /** Returns the rows that a cursor gives, in their order, and closes it. */
  Map<String, String> rows(RowCursor cursor) {
    Map<String, String> found = new LinkedHashMap<>();
    try (cursor) {
      while (cursor.next()) {
        String key = (String) keys.decode(cursor.key())[0];
        if (found.put(key, decode(key, cursor.row())) != null) {
          throw new AssertionError("key " + key + " is there twice");
        }
      }
    }
    return found;
  }

  int id() {
    return table.id();
  }

  byte[] encodeKey(String key) {
    return keys.encode(new Object[] {key});
  }

  RowKey rowKey(String key) {
    return new RowKey(table.id(), encodeKey(key));
  }

  /** Returns the value in a row. */
  String value(RowKey key, byte[] row) {
    return (String) rows.decode(key.key(), row)[1];
  }

  byte[] encode(String key, String value) {
    return rows.encode(new Object[] {key, value});
  }

  String decode(String key, byte[] row) {
    return (String) rows.decode(encodeKey(key), row)[1];
  }
}
