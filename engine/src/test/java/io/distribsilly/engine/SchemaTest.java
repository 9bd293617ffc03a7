package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.shard.ShardInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaTest {
  @TempDir Path folder;

  private final DatabaseOptions options = DatabaseOptions.DEFAULT.withShards(2);

  @Test
  void tablesOfOneNameInTwoSchemasAreTwoTablesAlsoAfterAReopen() {
    try (Database database = Database.open(folder, options)) {
      database.createSchema("S");
      TableDefinition mine = database.createTable(table("S", "KV"));
      new TestTable(database, "KV").put("a", "1");
      assertThat(mine.label()).isEqualTo("S.KV");
      assertThat(database.catalog().table("PUBLIC", "KV").orElseThrow().id())
          .isNotEqualTo(mine.id());
    }
    try (Database database = Database.open(folder, options)) {
      assertThat(database.catalog().schemas()).containsExactly("PUBLIC", "S");
      assertThat(database.catalog().table("S", "KV")).isPresent();
      assertThat(new TestTable(database, "KV").all()).isEqualTo(Map.of("a", "1"));
    }
  }

  @Test
  void aSchemaIsDroppedWithItsTablesOnlyIfThatIsWanted() {
    try (Database database = Database.open(folder, options)) {
      database.createSchema("S");
      TableDefinition mine = database.createTable(table("S", "T"));
      try (Transaction transaction = database.begin()) {
        RowKey key = new RowKey(mine.id(), new byte[] {1});
        transaction.lock(List.of(key));
        transaction.put(key, new byte[] {1, 0});
        transaction.commit();
      }
      assertFails(() -> database.dropSchema("S", false), ErrorCode.DEPENDENT_OBJECTS, "(T)");
      database.dropSchema("S", true);
      assertThat(database.catalog().hasSchema("S")).isFalse();
      assertThat(database.catalog().table("S", "T")).isEmpty();
      Waiting.until(
          () -> database.shards().stream().mapToLong(ShardInfo::rows).sum() == 0, "the row");
      assertFails(() -> database.createTable(table("S", "T")), ErrorCode.SCHEMA_NOT_FOUND, "\"S\"");
    }
  }

  @Test
  void whatEveryDatabaseHasCannotBeDroppedOrCreated() {
    try (Database database = Database.open(folder, options)) {
      long version = database.catalog().version();
      for (String schema : List.of(Catalog.DEFAULT_SCHEMA, Catalog.INFORMATION_SCHEMA)) {
        assertFails(
            () -> database.dropSchema(schema, true), ErrorCode.INVALID_STATEMENT, "every database");
        assertFails(
            () -> database.createSchema(schema), ErrorCode.SCHEMA_ALREADY_EXISTS, "already");
      }
      assertFails(() -> database.dropSchema("S", true), ErrorCode.SCHEMA_NOT_FOUND, "\"S\"");
      assertThat(database.catalog().version()).isEqualTo(version);
    }
  }

  private static TableDefinition table(String schema, String name) {
    ColumnType text = ColumnType.of(SqlType.VARCHAR);
    return new TableDefinition(
        0,
        schema,
        name,
        List.of(new ColumnDefinition(0, "ID", text, false, Optional.empty())),
        List.of(0));
  }

  private static void assertFails(ThrowingCallable call, ErrorCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
