package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.InitialValue;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows from before and after a column was added, wherever they go. */
final class AddedColumnTest {
  private static final DatabaseOptions OPTIONS =
      DatabaseOptions.DEFAULT.withShards(2).withDurability(Durability.PERIODIC);

  @TempDir Path folder;

  @Test
  void rowsOfAllAgesSurviveReopenReshardAndBackup() {
    Map<String, List<Object>> expected = new TreeMap<>();
    try (Database database = Database.open(folder.resolve("db"), OPTIONS)) {
      for (int i = 0; i < 30; i++) {
        write(database, "old" + i, "v", Optional.empty());
        expected.put("old" + i, List.of("v", "5"));
      }
      database.checkpoint();
      addColumn(database);
      for (int i = 0; i < 30; i++) {
        Optional<Integer> value = i % 2 == 0 ? Optional.of(i) : Optional.empty();
        write(database, "new" + i, "w", value);
        expected.put("new" + i, List.of("w", value.map(String::valueOf).orElse("null")));
      }
      assertThat(rows(database)).isEqualTo(expected);
      database.reshard(6);
      assertThat(rows(database)).isEqualTo(expected);
      database.reshard(1);
      assertThat(rows(database)).isEqualTo(expected);
      database.backup(folder.resolve("backup"), () -> false);
      assertThat(database.check(() -> false)).isEmpty();
    }
    for (String name : List.of("db", "backup")) {
      try (Database database = Database.open(folder.resolve(name), OPTIONS)) {
        assertThat(rows(database)).isEqualTo(expected);
        assertThat(database.check(() -> false)).isEmpty();
        assertThat(kv(database).nextColumnId()).isEqualTo(3);
      }
    }
    DatabaseOptions salvage = OPTIONS.withDamagedLog(DamagedLog.SALVAGE);
    try (Database database = Database.open(folder.resolve("db"), salvage)) {
      assertThat(rows(database)).isEqualTo(expected);
    }
  }

  @Test
  void theIdOfADroppedColumnIsNotUsedAgainAfterAReopen() {
    try (Database database = Database.open(folder.resolve("db"), OPTIONS)) {
      addColumn(database);
      write(database, "a", "v", Optional.of(1));
      database.alterTable(kv(database).id(), table -> table.withoutColumn(2));
    }
    try (Database database = Database.open(folder.resolve("db"), OPTIONS)) {
      addColumn(database);
      assertThat(kv(database).columns().get(2).id()).isEqualTo(3);
      assertThat(rows(database)).isEqualTo(Map.of("a", List.of("v", "5")));
    }
  }

  @Test
  void aTableThatMustBeEmptyIsAlteredOnlyIfItIs() {
    try (Database database = Database.open(folder.resolve("db"), OPTIONS)) {
      int id = kv(database).id();
      assertThat(database.alterEmptyTable(id, table -> table)).isPresent();
      write(database, "a", "v", Optional.empty());
      int version = kv(database).version();
      assertThat(database.alterEmptyTable(id, table -> table)).isEmpty();
      assertThat(kv(database).version()).isEqualTo(version);
    }
  }

  private static TableDefinition kv(Database database) {
    return database.catalog().table("PUBLIC", "KV").orElseThrow();
  }

  /** Adds an INTEGER that is 5 in all rows that there are. */
  private static void addColumn(Database database) {
    database.alterTable(
        kv(database).id(),
        table -> {
          ColumnType integer = ColumnType.of(SqlType.INTEGER);
          TableDefinition added =
              table.withAddedColumn(
                  new ColumnDefinition(0, "ADDED", integer, true, Optional.empty()));
          String five = InitialValue.encode(added, 2, 5);
          return added.withColumn(2, added.columns().get(2).withInitialValue(Optional.of(five)));
        });
  }

  private static void write(Database database, String key, String value, Optional<Integer> added) {
    TableDefinition table = kv(database);
    Object[] row = new Object[table.columns().size()];
    row[0] = key;
    row[1] = value;
    added.ifPresent(number -> row[2] = number);
    try (Transaction transaction = database.begin()) {
      RowKey rowKey = new RowKey(table.id(), KeyCodec.of(table).encode(new Object[] {key}));
      transaction.writeAs(table);
      transaction.lock(List.of(rowKey));
      transaction.put(rowKey, RowCodec.of(table).encode(row));
      transaction.commit();
    }
  }

  private static Map<String, List<Object>> rows(Database database) {
    TableDefinition table = kv(database);
    RowCodec codec = RowCodec.of(table);
    Map<String, List<Object>> rows = new TreeMap<>();
    try (RowCursor cursor = database.scan(table.id(), KeyRange.ALL, Direction.ASCENDING)) {
      while (cursor.next()) {
        Object[] row = codec.decode(cursor.key(), cursor.row());
        rows.put((String) row[0], List.of(row[1], String.valueOf(row[2])));
      }
    }
    return rows;
  }
}
