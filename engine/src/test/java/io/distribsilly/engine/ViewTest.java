package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.engine.catalog.ViewDefinition;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views as far as the engine knows them: names, columns, and what they use. */
final class ViewTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("db"), DatabaseOptions.DEFAULT.withShards(1));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void viewsSurviveReopenAndBackup() {
    ViewDefinition view = view("V", "KV").withComment(Optional.of("mine"));
    database.createView(view, false);
    database.backup(folder.resolve("backup"), () -> false);
    close();
    open();
    assertThat(database.catalog().view("PUBLIC", "V")).contains(view);
    try (Database backup = Database.open(folder.resolve("backup"), DatabaseOptions.DEFAULT)) {
      assertThat(backup.catalog().views()).containsExactly(view);
    }
  }

  @Test
  void whatAViewUsesCannotBeTakenAway() {
    database.createView(view("V", "KV"), false);
    database.createView(view("W", "V"), false);
    int kv = database.catalog().table("PUBLIC", "KV").orElseThrow().id();
    assertFails(() -> database.dropTable("PUBLIC", "KV"), ErrorCode.DEPENDENT_OBJECTS);
    assertFails(() -> database.dropView(name("V"), false), ErrorCode.DEPENDENT_OBJECTS);
    assertFails(
        () -> database.alterTable(kv, table -> table.withoutColumn(1)),
        ErrorCode.DEPENDENT_OBJECTS);
    assertFails(
        () -> database.alterTable(kv, table -> table.withName("U")), ErrorCode.DEPENDENT_OBJECTS);
    database.alterTable(kv, table -> table.withAddedColumn(column("NEW")));
    database.dropTable("PUBLIC", "KV", true);
    assertThat(database.catalog().views()).isEmpty();
  }

  @Test
  void noViewUsesItself() {
    database.createView(view("V", "KV"), false);
    database.createView(view("W", "V"), false);
    assertFails(() -> database.createView(view("V", "W"), true), ErrorCode.INVALID_STATEMENT);
    assertFails(() -> database.createView(view("X", "Y"), false), ErrorCode.TABLE_NOT_FOUND);
  }

  @Test
  void tablesAndViewsShareTheirNames() {
    database.createView(view("V", "KV"), false);
    assertFails(() -> database.createView(view("KV", "V"), true), ErrorCode.TABLE_ALREADY_EXISTS);
    assertFails(() -> database.createView(view("V", "KV"), false), ErrorCode.TABLE_ALREADY_EXISTS);
    TableDefinition table =
        new TableDefinition(
            0,
            "V",
            List.of(
                new ColumnDefinition(
                    0, "ID", ColumnType.of(SqlType.INTEGER), false, Optional.empty())),
            List.of(0));
    assertFails(() -> database.createTable(table), ErrorCode.TABLE_ALREADY_EXISTS);
  }

  private static ViewDefinition view(String name, String... uses) {
    return new ViewDefinition(
        "PUBLIC",
        name,
        List.of(column("A")),
        List.of("A"),
        "SELECT a FROM somewhere",
        "PUBLIC",
        Arrays.stream(uses).map(ViewTest::name).toList(),
        Optional.empty());
  }

  private static ColumnDefinition column(String name) {
    return new ColumnDefinition(0, name, ColumnType.of(SqlType.INTEGER), true, Optional.empty());
  }

  private static TableName name(String name) {
    return new TableName("PUBLIC", name);
  }

  private static void assertFails(ThrowingCallable call, ErrorCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
