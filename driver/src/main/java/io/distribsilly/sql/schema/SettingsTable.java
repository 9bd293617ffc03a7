package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.SalvageReport;
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
        row("damagedLog", options.damagedLog().optionName(), salvaged(database)),
        row("durability", options.durability().optionName(), "what a commit waits for by default"),
        row(
            "memtableSize",
            options.memtableBytes(),
            "bytes for commits that are not in their shard's store yet"),
        row("path", database.folder(), "the folder of the database"),
        row("shards", database.shards().size(), "the number of shards now; RESHARD changes it"),
        row(
            "syncInterval",
            options.syncInterval().toMillis() + "ms",
            "the longest time that a periodic commit stays unsynced"));
  }

  private static String salvaged(Database database) {
    return database
        .salvage()
        .map(report -> report.problems().isEmpty() ? "all is there" : text(report))
        .orElse("what happens if the commit log is damaged");
  }

  private static String text(SalvageReport report) {
    return String.join("; ", report.problems());
  }

  private static Object[] row(String name, Object value, String remarks) {
    return new Object[] {name, value.toString(), remarks};
  }
}
