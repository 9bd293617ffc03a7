package io.distribsilly.engine.store.xodus;

import static io.distribsilly.engine.store.xodus.StoreFixture.key;
import static io.distribsilly.engine.store.xodus.StoreFixture.randomBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreSnapshot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XodusSpaceTest {
  private static final int ROWS = 10_000;
  private static final int VALUE_BYTES = 500;
  private static final long LIVE_BYTES = ROWS * (VALUE_BYTES + 20L);

  @TempDir Path temp;

  private final Random random = StoreFixture.seeded();
  private final XodusStoreFactory factory =
      new XodusStoreFactory(StoreFixture.CACHE_BYTES, new Disk());

  /** The collector starts 10 seconds after the opening, so it is the brake that is tested here. */
  @Test
  void spaceStaysBoundedHoweverOftenRowsAreOverwritten() {
    try (Store store = factory.open(temp.resolve("store"))) {
      int[] rounds = new int[ROWS];
      long most = 0;
      for (int round = 1; round <= 10; round++) {
        overwriteAtRandom(store, rounds, round);
        checkpoint(store);
        most = Math.max(most, store.statistics().bytes());
      }
      System.out.println("at most " + most + " bytes, live " + LIVE_BYTES);
      assertThat(most).as("bytes on disk for %d that live", LIVE_BYTES).isLessThan(6 * LIVE_BYTES);
      assertHolds(store, rounds);
    }
  }

  @Test
  void compactingGivesBackWhatCanBeGivenBackAndLosesNothing() {
    Path folder = temp.resolve("store");
    int[] rounds = new int[ROWS];
    OptionalLong safe;
    try (Store store = factory.open(folder)) {
      for (int round = 1; round <= 4; round++) {
        overwriteAtRandom(store, rounds, round);
      }
      checkpoint(store);
      long before = store.statistics().bytes();
      try (StoreSnapshot snapshot = store.snapshot()) {
        store.compact();
        assertThat(snapshot.get(key(7))).isPresent();
        checkpoint(store);
        assertThat(store.statistics().bytes()).as("what a snapshot sees").isGreaterThan(before / 2);
      }
      store.compact();
      safe = OptionalLong.of(checkpoint(store));
      assertThat(store.statistics().bytes())
          .isLessThan(3 * LIVE_BYTES / 2 + 3 * LogFile.FULL_BYTES);
      assertHolds(store, rounds);
    }
    try (Store store = factory.open(folder, safe)) {
      assertHolds(store, rounds);
    }
  }

  private static long checkpoint(Store store) {
    long address = store.prepareCheckpoint();
    store.completeCheckpoint();
    return address;
  }

  private void overwriteAtRandom(Store store, int[] rounds, int round) {
    for (int i = 0; i < ROWS; i += 500) {
      StoreBatch batch = new StoreBatch();
      for (int j = 0; j < 500; j++) {
        int row = round == 1 ? i + j : random.nextInt(ROWS);
        rounds[row] = round;
        batch.put(key(row), value(row, round));
      }
      store.write(batch);
    }
  }

  private static byte[] value(int row, int round) {
    return randomBytes(row * 100L + round, VALUE_BYTES);
  }

  private static void assertHolds(Store store, int[] rounds) {
    for (int row = 0; row < ROWS; row++) {
      assertThat(Arrays.equals(store.get(key(row)).orElseThrow(), value(row, rounds[row])))
          .as("row %d is as it was written last", row)
          .isTrue();
    }
    store.check(damage -> assertThat(damage).isNull(), (key, value) -> {});
  }
}
