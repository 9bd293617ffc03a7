package io.distribsilly.engine.store.xodus;

import static io.distribsilly.engine.store.xodus.StoreFixture.assertCode;
import static io.distribsilly.engine.store.xodus.StoreFixture.key;
import static io.distribsilly.engine.store.xodus.StoreFixture.randomBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreSnapshot;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XodusCheckpointTest {
  @TempDir Path temp;

  private final XodusStoreFactory factory =
      new XodusStoreFactory(StoreFixture.CACHE_BYTES, new Disk());

  @Test
  void aStoreOpenedAtItsSafeAddressIsWhatItWasThen() throws Exception {
    Random random = StoreFixture.seeded();
    Path folder = temp.resolve("store");
    TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    TreeMap<byte[], byte[]> checkpoint = model;
    OptionalLong safe = OptionalLong.empty();
    for (int opening = 0; opening < 12; opening++) {
      try (Store store = Garbage.eagerly(factory.open(folder, safe))) {
        model = new TreeMap<>(checkpoint);
        StoreFixture.assertHolds(store, model);
        for (int round = 0; round < 30; round++) {
          store.write(StoreFixture.randomBatch(random, model));
          if (random.nextInt(8) == 0 || safe.isEmpty()) {
            safe = OptionalLong.of(store.prepareCheckpoint());
            checkpoint = new TreeMap<>(model);
            if (random.nextBoolean()) {
              store.completeCheckpoint();
            }
          }
          if (random.nextInt(5) == 0) {
            Garbage.collect(store);
          }
        }
      }
    }
  }

  @Test
  void anUnchangedStoreKeepsItsSafeAddressAndWritesNothing() throws Exception {
    Path folder = temp.resolve("store");
    long address;
    try (Store store = factory.open(folder)) {
      store.write(new StoreBatch().put(key(1), new byte[100]));
      address = store.prepareCheckpoint();
      assertThat(store.prepareCheckpoint()).isEqualTo(address);
    }
    Path file = StoreFixture.logFiles(folder).last();
    byte[] before = Files.readAllBytes(file);
    try (Store store = factory.open(folder, OptionalLong.of(address))) {
      assertThat(store.prepareCheckpoint()).isEqualTo(address);
      assertThat(store.get(key(1))).isPresent();
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void collectedFilesStayUntilACheckpointDoesWithoutThem() throws Exception {
    Path folder = temp.resolve("store");
    OptionalLong safe;
    try (Store store = Garbage.eagerly(factory.open(folder))) {
      overwrite(store, 0);
      overwrite(store, 1);
      safe = OptionalLong.of(store.prepareCheckpoint());
      store.completeCheckpoint();
      NavigableSet<Path> atCheckpoint = StoreFixture.logFiles(folder);
      collectUntilFilesAreHeld(store);
      assertThat(StoreFixture.logFiles(folder)).containsAll(atCheckpoint);
      assertThat(store.statistics().files()).isEqualTo(StoreFixture.logFiles(folder).size());
      assertThat(store.statistics().bytes()).isGreaterThan(bytesOf(folder) - XodusLog.FILE_BYTES);
      try (StoreSnapshot snapshot = store.snapshot()) {
        store.cloneTo(snapshot, List.of(temp.resolve("clone")));
      }
    }
    try (Store store = Garbage.eagerly(factory.open(folder, safe))) {
      assertHolds(store, 1);
      collectUntilFilesAreHeld(store);
      int files = StoreFixture.logFiles(folder).size();
      store.prepareCheckpoint();
      store.completeCheckpoint();
      assertThat(StoreFixture.logFiles(folder)).hasSizeLessThan(files);
      assertThat(((XodusStore) store).log().heldFiles()).isZero();
      assertHolds(store, 1);
    }
    try (Store clone = factory.open(temp.resolve("clone"))) {
      assertHolds(clone, 1);
    }
  }

  private static void collectUntilFilesAreHeld(Store store) {
    XodusLog log = ((XodusStore) store).log();
    for (int round = 0; round < 100 && log.heldFiles() < 2; round++) {
      overwrite(store, 1);
      Garbage.collect(store);
    }
    assertThat(log.heldFiles()).as("files that only a checkpoint keeps").isPositive();
  }

  @Test
  void aLinkedFileIsNotCutInPlace() throws Exception {
    Path folder = temp.resolve("store");
    OptionalLong safe;
    try (Store store = factory.open(folder)) {
      overwrite(store, 0);
      safe = OptionalLong.of(store.prepareCheckpoint());
      overwrite(store, 1);
      try (StoreSnapshot snapshot = store.snapshot()) {
        store.cloneTo(snapshot, List.of(temp.resolve("clone")));
      }
    }
    try (Store store = factory.open(folder, safe);
        Store clone = factory.open(temp.resolve("clone"))) {
      assertHolds(store, 0);
      assertHolds(clone, 1);
      overwrite(store, 2);
      assertHolds(clone, 1);
    }
  }

  @Test
  void whatIsMissingBelowTheSafeAddressIsReportedAndNothingIsChanged() throws Exception {
    Path folder = temp.resolve("store");
    OptionalLong safe;
    try (Store store = factory.open(folder)) {
      overwrite(store, 0);
      safe = OptionalLong.of(store.prepareCheckpoint());
      overwrite(store, 1);
    }
    NavigableSet<Path> files = StoreFixture.logFiles(folder);
    assertDamaged(files.first(), 5_000, folder, safe);
    Path cut = lastBelow(safe.getAsLong(), files);
    assertDamaged(cut, safe.getAsLong() % XodusLog.FILE_BYTES - 1, folder, safe);
    assertThat(StoreFixture.logFiles(folder)).isEqualTo(files);
    Files.delete(cut);
    assertReported(cut, folder, safe);
    assertReported(temp.resolve("none"), temp.resolve("none"), safe);
    assertThat(temp.resolve("none")).doesNotExist();
  }

  /** Xodus would go back to an older root, and cut off the bytes that prove the damage. */
  @Test
  void aDamagedRootBelowTheSafeAddressIsReportedAndNotRolledBack() throws Exception {
    Path folder = temp.resolve("store");
    long safe;
    try (Store store = factory.open(folder)) {
      store.write(new StoreBatch().put(key(1), new byte[10]));
      store.write(new StoreBatch().put(key(1), new byte[20]));
      safe = store.prepareCheckpoint();
    }
    Path file = StoreFixture.logFiles(folder).last();
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      damaged.seek(safe - 3);
      damaged.write(0x55);
    }
    byte[] before = Files.readAllBytes(file);
    assertCode(ErrorCode.CORRUPTION, () -> factory.open(folder, OptionalLong.of(safe)));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private static Path lastBelow(long address, NavigableSet<Path> files) {
    return files.stream().skip((address - 1) / XodusLog.FILE_BYTES).findFirst().orElseThrow();
  }

  private void assertDamaged(Path file, long length, Path folder, OptionalLong safe)
      throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, (int) length));
    assertReported(file, folder, safe);
    Files.write(file, whole);
  }

  private void assertReported(Path file, Path folder, OptionalLong safe) {
    assertCode(ErrorCode.CORRUPTION, () -> factory.open(folder, safe));
    assertThatThrownBy(() -> factory.open(folder, safe)).hasMessageContaining(file.toString());
  }

  private static long bytesOf(Path folder) throws Exception {
    return StoreFixture.logFiles(folder).size() * (long) XodusLog.FILE_BYTES;
  }

  private static void overwrite(Store store, int round) {
    for (int row = 0; row < 2_000; row += 100) {
      StoreBatch batch = new StoreBatch();
      for (int i = row; i < row + 100; i++) {
        batch.put(key(i), randomBytes(i * 10L + round, 1_000));
      }
      store.write(batch);
    }
  }

  private static void assertHolds(Store store, int round) {
    for (int row = 0; row < 2_000; row++) {
      assertThat(
              Arrays.equals(
                  store.get(key(row)).orElseThrow(), randomBytes(row * 10L + round, 1_000)))
          .as("row %d is of round %d", row, round)
          .isTrue();
    }
  }
}
