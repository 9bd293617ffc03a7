package io.distribsilly.engine;

import io.distribsilly.engine.IndexedTable.Row;
import java.nio.file.Path;
import java.util.Random;

/**
 * The process that is killed while it makes and drops indexes beside a writer.
 *
 * <p>Arguments: folder, and which change of a file ends it (0 for none).
 */
final class IndexingChild {
  static final int ROWS = 600;

  private IndexingChild() {}

  public static void main(String[] arguments) {
    EngineSettings settings =
        EngineSettings.DEFAULT.withDisk(new HaltingDisk(Long.parseLong(arguments[1])));
    try (Database database =
        Database.open(
            Path.of(arguments[0]),
            DatabaseOptions.DEFAULT.withShards(2).withCacheBytes(16 << 20),
            settings)) {
      IndexedTable table = IndexedTable.create(database);
      for (int id = 0; id < ROWS; id += 20) {
        Row[] rows = new Row[20];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = new Row(id + i, id % 7, "b" + (id + i));
        }
        table.put(rows);
      }
      database.checkpoint();
      Thread writer = new Thread(() -> write(table));
      writer.setDaemon(true);
      writer.start();
      for (int i = 0; i < 3; i++) {
        table.createIndex("I", false, 1);
        table.createIndex("U", true, 2);
        database.dropIndex(table.index("I").orElseThrow().id());
        database.dropIndex(table.index("U").orElseThrow().id());
      }
      table.createIndex("U", true, 2);
    }
    Runtime.getRuntime().halt(0); // the writer sees that the database is closed
  }

  private static void write(IndexedTable table) {
    Random random = new Random(1);
    for (int i = 0; i < 1_000_000; i++) {
      int id = random.nextInt(ROWS);
      try {
        if (random.nextInt(4) == 0) {
          table.delete(id);
        } else {
          table.put(new Row(id, random.nextInt(7), "b" + id + "." + random.nextInt(3)));
        }
      } catch (EngineException e) {
        if (e.code() != ErrorCode.SERIALIZATION_FAILURE) {
          return; // closed
        }
      }
    }
  }
}
