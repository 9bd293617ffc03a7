package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.catalog.IndexDefinition;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed at changes of files all along the creation of indexes. Whoever opens the
 * database after it finds indexes that are complete and exact, and nothing of others.
 */
@Timeout(600)
final class IndexCrashTest {
  private static final int CHANGES = 1_500;

  @TempDir Path folder;

  @Test
  void afterAKillAnIndexIsExactOrGone() throws Exception {
    long seed = Long.getLong("distribsilly.seed", 77_003L);
    int kills = Integer.getInteger("distribsilly.kills", 12);
    Random random = new Random(seed);
    ChildJvm jvm =
        ChildJvm.prepare(
            folder, IndexingChild.class.getName(), folder.resolve("rehearsal").toString(), "0");
    for (int i = 0; i < kills; i++) {
      Path database = folder.resolve("app" + i);
      long haltAt = 120 + (long) i * CHANGES / kills + random.nextInt(CHANGES / kills);
      Process child =
          jvm.start(IndexingChild.class.getName(), database.toString(), Long.toString(haltAt));
      child.getInputStream().transferTo(OutputStream.nullOutputStream());
      assertThat(child.waitFor()).as("killed, or done before it").isIn(9, 0);
      check(database, "seed %d, kill %d at change %d".formatted(seed, i, haltAt));
    }
  }

  private static void check(Path folder, String what) {
    try (Database database = Database.open(folder, DatabaseOptions.DEFAULT)) {
      IndexedTable table = IndexedTable.of(database);
      assertThat(table.definition().indexes()).as(what).allMatch(IndexDefinition::isReady);
      assertThat(database.check(() -> false)).as(what).isEmpty();
      table.put(new IndexedTable.Row(IndexingChild.ROWS + 1, 1, "new"));
      if (table.index("I").isEmpty()) {
        table.createIndex("I", false, 1);
      }
      assertThat(database.check(() -> false)).as(what).isEmpty();
    }
  }
}
