package io.distribsilly.engine.store.xodus;

import static io.distribsilly.engine.store.xodus.StoreFixture.assertCode;
import static io.distribsilly.engine.store.xodus.StoreFixture.key;
import static io.distribsilly.engine.store.xodus.StoreFixture.randomBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XodusFaultTest {
  @TempDir Path temp;

  private final FaultyDisk disk = new FaultyDisk();
  private final XodusStoreFactory factory = new XodusStoreFactory(StoreFixture.CACHE_BYTES, disk);

  @Test
  void aFullDiskLeavesTheStoreAsItWasAndUsableOnceThereIsSpace() throws Exception {
    Random random = StoreFixture.seeded();
    TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    Path folder = temp.resolve("store");
    int failures = 0;
    try (Store store = factory.open(folder)) {
      for (int round = 0; round < 150; round++) {
        TreeMap<byte[], byte[]> next = new TreeMap<>(model);
        StoreBatch batch = StoreFixture.randomBatch(random, next);
        disk.setFreeBytes(random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(100_000));
        try {
          store.write(batch);
          model = next;
        } catch (EngineException e) {
          assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.DISK_FULL);
          failures++;
        }
        disk.setFreeBytes(Long.MAX_VALUE);
        StoreFixture.assertSameScan(random, store, model);
        if (random.nextInt(15) == 0) {
          assertKilledStoreHolds(model, folder, temp.resolve("copy" + round));
        }
      }
    }
    assertThat(failures).isPositive();
    try (Store store = factory.open(folder)) {
      StoreFixture.assertHolds(store, model);
    }
  }

  private void assertKilledStoreHolds(NavigableMap<byte[], byte[]> model, Path folder, Path copy)
      throws Exception {
    StoreFixture.copyFolder(folder, copy);
    try (Store store = factory.open(copy)) {
      StoreFixture.assertHolds(store, model);
    }
  }

  @Test
  void aFailedSyncIsReportedAndSoIsEveryLaterOne() {
    Store store = factory.open(temp.resolve("store"));
    store.write(new StoreBatch().put(key(1), new byte[] {1}));
    disk.failSyncs = true;
    assertCode(ErrorCode.IO_ERROR, store::sync);
    disk.failSyncs = false;
    assertCode(ErrorCode.IO_ERROR, store::sync);
    assertCode(ErrorCode.IO_ERROR, () -> store.write(new StoreBatch().put(key(2), new byte[1])));
    assertThat(store.get(key(1))).isPresent();
    assertCode(ErrorCode.IO_ERROR, store::close);
    try (Store reopened = factory.open(temp.resolve("store"))) {
      reopened.write(new StoreBatch().put(key(2), new byte[1]));
      reopened.sync();
      assertThat(reopened.get(key(1))).isPresent();
    }
  }

  @Test
  void aFolderThatCannotBeSyncedStopsTheStoreUntilItIsOpenedAgain() {
    Store store = factory.open(temp.resolve("store"));
    StoreBatch large = new StoreBatch().put(key(2), randomBytes(2, 2 * XodusLog.FILE_BYTES));
    store.write(new StoreBatch().put(key(1), randomBytes(1, 1_000_000)));
    disk.failFolderSyncs = true;
    assertCode(ErrorCode.IO_ERROR, () -> store.write(large));
    disk.failFolderSyncs = false;
    assertCode(ErrorCode.IO_ERROR, () -> store.get(key(1)));
    assertCode(ErrorCode.IO_ERROR, () -> store.write(large));
    store.close();
    try (Store reopened = factory.open(temp.resolve("store"))) {
      assertThat(reopened.get(key(1)).orElseThrow()).isEqualTo(randomBytes(1, 1_000_000));
      assertThat(reopened.get(key(2))).isEmpty();
      reopened.write(large);
    }
  }
}
