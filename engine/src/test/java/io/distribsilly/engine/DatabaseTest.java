package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.reshard.ReshardJob;
import io.distribsilly.engine.shard.ShardInfo;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
  @TempDir Path folder;

  private final DatabaseOptions options = DatabaseOptions.DEFAULT;

  @Test
  void newDatabaseHoldsTheTableKv() {
    try (Database database = Database.open(folder, options)) {
      assertThat(database.catalog().tables())
          .extracting(TableDefinition::name)
          .containsExactly("KV");
      assertThat(new TestTable(database).get("a")).isEmpty();
    }
  }

  @Test
  void rowsAreThereAfterReopen() {
    try (Database database = Database.open(folder, options)) {
      new TestTable(database).put("a", "1");
      new TestTable(database).put("b", "2");
      new TestTable(database).delete("a");
    }
    try (Database database = Database.open(folder, options)) {
      assertThat(new TestTable(database).all()).isEqualTo(Map.of("b", "2"));
    }
  }

  @Test
  void scanMergesAllShardsInKeyOrder() {
    try (Database database = Database.open(folder, options)) {
      TestTable table = new TestTable(database);
      Map<String, String> expected = new LinkedHashMap<>();
      for (int i = 0; i < 500; i++) {
        expected.put("%05d".formatted(i), "value " + i);
      }
      table.putAll(expected);
      assertThat(table.all()).containsExactlyEntriesOf(expected);
      KeyRange range =
          new KeyRange(table.encodeKey("00100"), Optional.of(table.encodeKey("00103")));
      assertThat(table.scan(range, Direction.ASCENDING).keySet())
          .containsExactly("00100", "00101", "00102");
      assertThat(table.scan(range, Direction.DESCENDING).keySet())
          .containsExactly("00102", "00101", "00100");
    }
  }

  @Test
  void transactionSeesItsOwnWritesAndForgetsThemWithoutCommit() {
    try (Database database = Database.open(folder, options)) {
      TestTable table = new TestTable(database);
      table.put("a", "1");
      try (Transaction transaction = database.begin()) {
        transaction.lock(List.of(table.rowKey("a")));
        transaction.delete(table.rowKey("a"));
        assertThat(transaction.get(table.rowKey("a"))).isEmpty();
      }
      assertThat(table.get("a")).contains("1");
    }
  }

  @Test
  void handlesOfOneFolderShareOneEngine() {
    try (Database first = Database.open(folder, options)) {
      Database second = Database.open(folder.resolve("."), options);
      new TestTable(second).put("a", "1");
      assertThat(new TestTable(first).get("a")).contains("1");
      second.close();
      second.close();
      assertThat(new TestTable(first).get("a")).contains("1");
      assertThatThrownBy(() -> second.get(new RowKey(1, new byte[] {1})))
          .isInstanceOfSatisfying(
              EngineException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.CONNECTION_CLOSED));
    }
  }

  @Test
  void tablesSurviveReopenAndTheirIdsAreNeverUsedAgain() {
    TableDefinition created;
    try (Database database = Database.open(folder, options)) {
      created = database.createTable(table("T"));
      database.dropTable("PUBLIC", "T");
      assertThat(database.createTable(table("T")).id()).isGreaterThan(created.id());
    }
    try (Database database = Database.open(folder, options)) {
      assertThat(database.catalog().table("PUBLIC", "T").orElseThrow().columns())
          .isEqualTo(created.columns());
    }
  }

  @Test
  void aTableThatIsTruncatedIsEmptyAtOnceAndTheSame() {
    try (Database database = Database.open(folder, options)) {
      create(database, "T");
      database.createTable(table("U"));
      TestTable before = new TestTable(database);
      before.put("a", "1");
      try (RowCursor open = database.scan(before.id(), KeyRange.ALL, Direction.ASCENDING)) {
        database.truncateTable("PUBLIC", "KV");
        assertThat(before.rows(open)).isEqualTo(Map.of("a", "1"));
      }
      TestTable after = new TestTable(database, "KV");
      assertThat(after.id()).isGreaterThan(before.id());
      assertThat(after.all()).isEmpty();
      assertThat(database.catalog().tables())
          .extracting(TableDefinition::name)
          .containsExactly("KV", "T", "U");
      after.put("b", "2");
    }
    try (Database database = Database.open(folder, options)) {
      assertThat(new TestTable(database, "KV").all()).isEqualTo(Map.of("b", "2"));
      Waiting.until(
          () -> database.shards().stream().mapToLong(ShardInfo::rows).sum() == 1, "the old row");
      assertThat(database.check(() -> false)).isEmpty();
    }
  }

  @Test
  void creatingATableTwiceAndDroppingAnUnknownOneChangeNothing() {
    try (Database database = Database.open(folder, options)) {
      database.createTable(table("T"));
      long version = database.catalog().version();
      assertThatThrownBy(() -> database.createTable(table("T"))).hasMessageContaining("\"T\"");
      assertThatThrownBy(() -> database.dropTable("PUBLIC", "U")).hasMessageContaining("\"U\"");
      assertThatThrownBy(() -> database.truncateTable("PUBLIC", "U")).hasMessageContaining("\"U\"");
      assertThat(database.catalog().version()).isEqualTo(version);
    }
  }

  @Test
  void reshardKeepsEveryRowAndCountsThem() {
    try (Database database = Database.open(folder, options)) {
      TestTable table = new TestTable(database);
      Map<String, String> rows = new LinkedHashMap<>();
      for (int i = 0; i < 3000; i++) {
        rows.put("%06d".formatted(i), "value " + i);
      }
      table.putAll(rows);
      ReshardJob job = database.reshard(8);
      assertThat(job.from()).isEqualTo(4);
      assertThat(job.to()).isEqualTo(8);
      assertThat(job.rows()).isEqualTo(3000);
      assertThat(job.shardsDone()).isEqualTo(4);
      assertThat(table.all()).containsExactlyEntriesOf(rows);
      assertThat(database.shards()).hasSize(8);
      assertThat(database.shards().stream().mapToLong(ShardInfo::rows).sum()).isEqualTo(3000);
    }
    try (Database database = Database.open(folder, options)) {
      assertThat(new TestTable(database).all()).hasSize(3000);
      ReshardJob done = Waiting.forPurge(database);
      assertThat(done.rowsPurged()).isEqualTo(3000);
      assertThat(database.shards().stream().mapToLong(ShardInfo::rows).sum()).isEqualTo(3000);
      assertThat(database.shards())
          .extracting(ShardInfo::state)
          .containsOnly(ShardInfo.State.ACTIVE);
    }
  }

  /** Creates a table with an INTEGER key. */
  static TableDefinition create(Database database, String name) {
    return database.createTable(table(name));
  }

  private static TableDefinition table(String name) {
    return new TableDefinition(
        0,
        name,
        List.of(
            new ColumnDefinition(0, "ID", ColumnType.of(SqlType.INTEGER), false, Optional.empty()),
            new ColumnDefinition(
                1, "PRICE", new ColumnType(SqlType.DECIMAL, 10, 2), true, Optional.of("0"))),
        List.of(0));
  }
}
