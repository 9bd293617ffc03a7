package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.List;

/** SETTINGS: what the database was opened with, under the names that a URL uses. */
final class SettingsTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("NAME", SqlType.VARCHAR)
          .add("VALUE", SqlType.VARCHAR)
          .add("REMARKS", SqlType.VARCHAR)
          .table("SETTINGS");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    DatabaseOptions options = database.options();
    return List.of(
        row("cacheSize", options.cacheBytes(), "bytes for cached pages, for the whole JVM"),
        row("durability", options.durability().optionName(), "what a commit waits for by default"),
        row("path", database.folder(), "the folder of the database"),
        row("shards", database.shards().size(), "the number of shards now; RESHARD changes it"),
        row(
            "syncInterval",
            options.syncInterval().toMillis() + "ms",
            "the longest time that a periodic commit stays unsynced"));
  }

  private static Object[] row(String name, Object value, String remarks) {
    return new Object[] {name, value.toString(), remarks};
  }
}
