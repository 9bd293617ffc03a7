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
import io.distribsilly.engine.store.StoreSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XodusStoreTest {
  private static final int BIG = Store.MAX_VALUE_BYTES;

  @TempDir Path temp;

  private final XodusStoreFactory factory =
      new XodusStoreFactory(StoreFixture.CACHE_BYTES, new Disk());

  private Store open() {
    return factory.open(temp.resolve("store"));
  }

  @Test
  void remembersWhatWasWritten() {
    try (Store store = open()) {
      store.write(new StoreBatch().put(key(1), new byte[] {1}).putMetadata("a", new byte[] {9}));
      store.write(new StoreBatch().put(key(2), new byte[0]).delete(key(1)));
    }
    try (Store store = open()) {
      assertThat(store.get(key(1))).isEmpty();
      assertThat(store.get(key(2))).hasValue(new byte[0]);
      assertThat(store.metadata("a")).hasValue(new byte[] {9});
      assertThat(store.metadata("b")).isEmpty();
      store.write(new StoreBatch().putMetadata("a", new byte[0]));
      assertThat(store.metadata("a")).isEmpty();
    }
  }

  @Test
  void behavesAsATreeMapUnderRandomBatchesScansAndReopens() {
    Random random = StoreFixture.seeded();
    TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    Store store = open();
    try {
      for (int round = 0; round < 300; round++) {
        store.write(StoreFixture.randomBatch(random, model));
        StoreFixture.assertSameScan(random, store, model);
        if (random.nextInt(30) == 0) {
          store.close();
          store = open();
        }
      }
      assertThat(store.statistics().entries()).isEqualTo(model.size());
    } finally {
      store.close();
    }
  }

  @Test
  void keepsValuesLargerThanALogFile() {
    byte[] big = randomBytes(1, BIG);
    byte[] other = randomBytes(2, BIG - 1);
    try (Store store = open()) {
      store.write(new StoreBatch().put(key(1), big).put(key(2), other));
      assertThat(store.get(key(1)).orElseThrow()).isEqualTo(big);
      store.write(new StoreBatch().put(key(1), new byte[] {1}));
      assertThat(store.get(key(1))).hasValue(new byte[] {1});
      store.write(new StoreBatch().put(key(1), other).delete(key(2)));
    }
    try (Store store = open();
        StoreSnapshot snapshot = store.snapshot();
        var cursor = snapshot.scan(KeyRange.ALL, Direction.DESCENDING)) {
      assertThat(snapshot.count()).isEqualTo(1);
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.key()).isEqualTo(key(1));
      assertThat(cursor.value()).isEqualTo(other);
      assertThat(cursor.next()).isFalse();
    }
  }

  @Test
  void snapshotDoesNotSeeLaterWritesOfLargeValues() {
    byte[] big = randomBytes(1, 1_000_000);
    try (Store store = open()) {
      store.write(new StoreBatch().put(key(1), big));
      try (StoreSnapshot snapshot = store.snapshot()) {
        store.write(new StoreBatch().put(key(1), new byte[200_000]));
        assertThat(snapshot.get(key(1)).orElseThrow()).isEqualTo(big);
      }
    }
  }

  @Test
  void refusesKeysAndValuesAboveTheirLimits() {
    try (Store store = open()) {
      byte[] longest = new byte[Store.MAX_KEY_BYTES];
      store.write(new StoreBatch().put(longest, randomBytes(3, 300_000)));
      assertThat(store.get(longest).orElseThrow()).hasSize(300_000);
      assertCode(
          ErrorCode.LIMIT_EXCEEDED,
          () -> store.write(new StoreBatch().put(new byte[Store.MAX_KEY_BYTES + 1], new byte[0])));
      assertCode(
          ErrorCode.LIMIT_EXCEEDED,
          () -> store.write(new StoreBatch().put(key(1), new byte[BIG + 1])));
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws Exception {
    Path file = Files.createFile(temp.resolve("store"));
    assertCode(ErrorCode.IO_ERROR, () -> factory.open(file));
  }

  @Test
  void aClosedStoreSaysSo() {
    Store store = open();
    StoreSnapshot leaked = store.snapshot();
    store.close();
    store.close();
    assertCode(ErrorCode.OBJECT_CLOSED, () -> store.get(key(1)));
    assertCode(ErrorCode.OBJECT_CLOSED, () -> store.write(new StoreBatch()));
    assertCode(ErrorCode.OBJECT_CLOSED, store::sync);
    assertCode(ErrorCode.OBJECT_CLOSED, () -> leaked.get(key(1)));
    leaked.close();
  }

  @Test
  void aClosedSnapshotSaysSo() {
    try (Store store = open()) {
      StoreSnapshot snapshot = store.snapshot();
      snapshot.close();
      snapshot.close();
      assertCode(ErrorCode.QUERY_CANCELED, snapshot::count);
    }
  }
}
