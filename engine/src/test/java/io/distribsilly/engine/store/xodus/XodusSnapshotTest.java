package io.distribsilly.engine.store.xodus;

import static io.distribsilly.engine.store.xodus.StoreFixture.assertCode;
import static io.distribsilly.engine.store.xodus.StoreFixture.key;
import static io.distribsilly.engine.store.xodus.StoreFixture.randomBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XodusSnapshotTest {
  private static final int ROWS = 3_000;

  @TempDir Path temp;

  private final XodusStoreFactory factory =
      new XodusStoreFactory(StoreFixture.CACHE_BYTES, new Disk());

  @Test
  void manyThreadsReadOneSnapshotWhileTheStoreIsWritten() {
    long seed = StoreFixture.seeded().nextLong();
    try (Store store = factory.open(temp.resolve("store"))) {
      write(store, 0);
      AtomicBoolean stop = new AtomicBoolean();
      try (StoreSnapshot snapshot = store.snapshot()) {
        CompletableFuture<Void> writer =
            CompletableFuture.runAsync(
                () -> {
                  for (int round = 1; !stop.get(); round++) {
                    write(store, round);
                  }
                });
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        for (int reader = 0; reader < 8; reader++) {
          Random random = new Random(seed + reader);
          readers.add(CompletableFuture.runAsync(() -> readAll(snapshot, random)));
        }
        readers.forEach(CompletableFuture::join);
        stop.set(true);
        writer.join();
      }
    }
  }

  private static void readAll(StoreSnapshot snapshot, Random random) {
    for (int round = 0; round < 5; round++) {
      try (StoreCursor cursor = snapshot.scan(KeyRange.ALL, Direction.ASCENDING)) {
        for (int row = 0; row < ROWS; row++) {
          assertThat(cursor.next()).isTrue();
          assertIs(row, cursor.value());
          int other = random.nextInt(ROWS);
          assertIs(other, snapshot.get(key(other)).orElseThrow());
        }
        assertThat(cursor.next()).isFalse();
      }
      assertThat(snapshot.count()).isEqualTo(ROWS);
    }
  }

  private static void assertIs(int row, byte[] value) {
    assertThat(Arrays.equals(value, value(row, 0))).as("row %d is as it was", row).isTrue();
  }

  private static void write(Store store, int round) {
    StoreBatch batch = new StoreBatch();
    for (int row = 0; row < ROWS; row++) {
      batch.put(key(row), value(row, round));
    }
    store.write(batch);
  }

  private static byte[] value(int row, int round) {
    return randomBytes(row * 31L + round, row % 300 == 0 ? 70_000 : 50);
  }

  @Test
  void aClosedCursorSaysSoAndIsClosedOnlyOnce() {
    try (Store store = factory.open(temp.resolve("store"))) {
      write(store, 0);
      try (StoreSnapshot snapshot = store.snapshot()) {
        StoreCursor closed = snapshot.scan(KeyRange.ALL, Direction.ASCENDING);
        assertThat(closed.next()).isTrue();
        closed.close();
        closed.close();
        try (StoreCursor one = snapshot.scan(KeyRange.ALL, Direction.ASCENDING);
            StoreCursor other = snapshot.scan(KeyRange.ALL, Direction.DESCENDING)) {
          assertCode(ErrorCode.INVALID_CURSOR_STATE, closed::next);
          assertCode(ErrorCode.INVALID_CURSOR_STATE, closed::value);
          assertThat(one.next()).isTrue();
          assertThat(other.next()).isTrue();
          assertThat(one.key()).isEqualTo(key(0));
          assertThat(other.key()).isEqualTo(key(ROWS - 1));
        }
      }
    }
  }

  @Test
  void aCursorOfAClosedSnapshotSaysSo() {
    try (Store store = factory.open(temp.resolve("store"))) {
      write(store, 0);
      StoreSnapshot snapshot = store.snapshot();
      StoreCursor cursor = snapshot.scan(KeyRange.ALL, Direction.ASCENDING);
      assertThat(cursor.next()).isTrue();
      snapshot.close();
      assertCode(ErrorCode.QUERY_CANCELED, cursor::next);
      cursor.close();
    }
  }
}
