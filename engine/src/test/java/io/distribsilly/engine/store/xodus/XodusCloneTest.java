package io.distribsilly.engine.store.xodus;

import static io.distribsilly.engine.store.xodus.StoreFixture.assertCode;
import static io.distribsilly.engine.store.xodus.StoreFixture.key;
import static io.distribsilly.engine.store.xodus.StoreFixture.randomBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.Store.CloneReport;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XodusCloneTest {
  private static final int ROWS = 4_000;

  @TempDir Path temp;

  private final FaultyDisk disk = new FaultyDisk();
  private final XodusStoreFactory factory = new XodusStoreFactory(StoreFixture.CACHE_BYTES, disk);

  @Test
  void aCloneHoldsExactlyItsSnapshotUnderWritesAndGarbageCollection() throws Exception {
    Random random = StoreFixture.seeded();
    long filesRemoved = 0;
    try (Store store = openWithEagerGc("store")) {
      fill(store);
      AtomicBoolean stop = new AtomicBoolean();
      CompletableFuture<Void> writer =
          CompletableFuture.runAsync(() -> overwriteUntil(stop, store, random.nextLong()));
      for (int round = 0; round < 6; round++) {
        try (StoreSnapshot snapshot = store.snapshot()) {
          List<Path> folders = List.of(temp.resolve("a" + round), temp.resolve("b" + round));
          CloneReport report = store.cloneTo(snapshot, folders);
          assertThat(report.filesLinked()).isPositive();
          assertThat(report.bytesLinked()).isEqualTo(report.filesLinked() * LogFile.FULL_BYTES);
          for (Path folder : folders) {
            assertSameRows(folder, snapshot);
          }
        }
        Garbage.collect(store);
      }
      stop.set(true);
      writer.join();
      for (int round = 0; round < 50 && filesRemoved(store) == 0; round++) {
        overwriteAll(store, round); // the collector takes its time, but not for ever
        Garbage.collect(store);
      }
      filesRemoved = filesRemoved(store);
    }
    assertThat(filesRemoved).as("garbage collection removed files").isPositive();
  }

  private static long filesRemoved(Store store) {
    long[] addresses = ((XodusStore) store).log().fileAddresses();
    long filesWritten = Arrays.stream(addresses).max().orElseThrow() / XodusLog.FILE_BYTES + 1;
    return filesWritten - addresses.length;
  }

  @Test
  void sourceAndClonesNeverAffectEachOther() throws Exception {
    Map<Path, byte[]> linked;
    try (Store store = openWithEagerGc("store")) {
      fill(store);
      cloneNow(store, "one", "two");
      linked = contents(sharedFiles(temp.resolve("one")));
      assertThat(linked).isNotEmpty();
      overwriteAll(store, 1);
      Garbage.collect(store);
      try (Store one = openWithEagerGc("one")) {
        assertHoldsRound(one, 0);
        deleteHalf(one);
        Garbage.collect(one);
        overwriteAll(one, 2);
        Garbage.collect(one);
        assertHoldsRound(one, 2);
      }
      assertHoldsRound(store, 1);
    }
    assertUnchangedWhereTheyExist(linked, temp.resolve("two"));
    try (Store one = factory.open(temp.resolve("one"));
        Store two = factory.open(temp.resolve("two"));
        Store store = factory.open(temp.resolve("store"))) {
      assertHoldsRound(one, 2);
      assertHoldsRound(two, 0);
      assertHoldsRound(store, 1);
    }
  }

  @Test
  void recoveryThatCutsALinkedFileLeavesTheOtherOwnersFileAlone() throws Exception {
    try (Store store = factory.open(temp.resolve("store"))) {
      fill(store);
      cloneNow(store, "clone");
      Path clone = temp.resolve("clone");
      Files.delete(StoreFixture.logFiles(clone).last()); // the copied one: a linked one is last now
      Map<Path, byte[]> before = contents(sharedFiles(clone));
      Path cut = StoreFixture.logFiles(clone).last();
      try (Store recovered = factory.open(clone)) {
        assertThat(Files.size(cut)).isLessThan(XodusLog.FILE_BYTES);
        overwriteAll(recovered, 3);
        assertHoldsRound(recovered, 3);
      }
      assertUnchangedWhereTheyExist(before, temp.resolve("store"));
      assertHoldsRound(store, 0);
      overwriteAll(store, 4);
    }
    try (Store store = factory.open(temp.resolve("store"));
        Store clone = factory.open(temp.resolve("clone"))) {
      assertHoldsRound(store, 4);
      assertHoldsRound(clone, 3);
    }
  }

  @Test
  void withoutHardLinksItCopies() throws Exception {
    disk.failLinks = true;
    try (Store store = factory.open(temp.resolve("store"))) {
      fill(store);
      CloneReport report = cloneNow(store, "clone");
      assertThat(report.filesLinked()).isZero();
      assertThat(report.bytesCopied()).isGreaterThan(XodusLog.FILE_BYTES);
      try (Store clone = factory.open(temp.resolve("clone"))) {
        assertHoldsRound(clone, 0);
      }
    }
  }

  @Test
  void aCloneThatDoesNotFitLeavesNothingBehind() {
    try (Store store = factory.open(temp.resolve("store"))) {
      fill(store);
      disk.failLinks = true;
      disk.setFreeBytes(XodusLog.FILE_BYTES * 3L / 2);
      assertCode(ErrorCode.DISK_FULL, () -> cloneNow(store, "clone"));
      disk.setFreeBytes(Long.MAX_VALUE);
      assertThat(temp.resolve("clone")).doesNotExist();
      cloneNow(store, "clone");
      assertThat(temp.resolve("clone")).exists();
    }
  }

  @Test
  void aCloneLearnsFromItsSourceHowMuchOfItsFilesIsInUse() {
    try (Store store = factory.open(temp.resolve("store"))) {
      fill(store);
      overwriteAFifth(store); // so little garbage that no collector starts
      cloneNow(store, "clone");
      try (Store clone = factory.open(temp.resolve("clone"))) {
        awaitUtilization(clone);
        assertThat(temp.resolve("clone").resolve("utilization")).doesNotExist();
        for (long address : fullFiles(clone)) {
          assertThat(Garbage.environment(clone).getGC().getFileFreeBytes(address))
              .as("free bytes of the file at %d", address)
              .isEqualTo(freeBytes(store, address));
        }
        assertThat(clone.get(key(1))).hasValueSatisfying(v -> assertThat(v).isEqualTo(value(1, 1)));
      }
    }
  }

  private static void overwriteAFifth(Store store) {
    StoreBatch batch = new StoreBatch();
    for (int row = 0; row < ROWS / 5; row++) {
      batch.put(key(row), value(row, 1));
    }
    store.write(batch);
  }

  private static long freeBytes(Store store, long address) {
    return Math.min(
        Garbage.environment(store).getGC().getFileFreeBytes(address), XodusLog.FILE_BYTES);
  }

  private static long[] fullFiles(Store store) {
    long[] newestFirst = ((XodusStore) store).log().fileAddresses();
    return Arrays.copyOfRange(newestFirst, 1, newestFirst.length);
  }

  private static void awaitUtilization(Store store) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!((XodusStore) store).log().utilization().isKnown()) {
      assertThat(System.nanoTime()).as("waiting for the clone").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private Store openWithEagerGc(String name) {
    return Garbage.eagerly(factory.open(temp.resolve(name)));
  }

  private static void fill(Store store) {
    overwriteAll(store, 0);
  }

  private static void overwriteAll(Store store, int round) {
    for (int row = 0; row < ROWS; row += 200) {
      StoreBatch batch = new StoreBatch();
      for (int i = row; i < row + 200; i++) {
        batch.put(key(i), value(i, round));
      }
      store.write(batch.put(key(ROWS), value(0, round + 10)));
    }
  }

  private static byte[] value(int row, int round) {
    return randomBytes(row * 100L + round, row % 100 == 0 ? 150_000 : 1000);
  }

  private static void overwriteUntil(AtomicBoolean stop, Store store, long seed) {
    Random random = new Random(seed);
    while (!stop.get()) {
      StoreBatch batch = new StoreBatch();
      for (int i = 0; i < 50; i++) {
        int row = random.nextInt(ROWS);
        batch.put(key(row), value(row, random.nextInt(5)));
      }
      store.write(batch.delete(key(random.nextInt(ROWS))));
    }
  }

  private static void deleteHalf(Store store) {
    StoreBatch batch = new StoreBatch();
    for (int row = 0; row < ROWS; row += 2) {
      batch.delete(key(row));
    }
    store.write(batch);
  }

  private CloneReport cloneNow(Store store, String... names) {
    List<Path> folders = Arrays.stream(names).map(temp::resolve).toList();
    try (StoreSnapshot snapshot = store.snapshot()) {
      return store.cloneTo(snapshot, folders);
    }
  }

  private static void assertHoldsRound(Store store, int round) {
    for (int row = 0; row < ROWS; row++) {
      byte[] expected = value(row, round);
      assertThat(Arrays.equals(store.get(key(row)).orElseThrow(), expected))
          .as("row %d is of round %d", row, round)
          .isTrue();
    }
    assertThat(store.statistics().entries()).isEqualTo(ROWS + 1);
  }

  private void assertSameRows(Path folder, StoreSnapshot expected) {
    try (Store clone = factory.open(folder);
        StoreSnapshot actual = clone.snapshot();
        StoreCursor left = expected.scan(KeyRange.ALL, Direction.ASCENDING);
        StoreCursor right = actual.scan(KeyRange.ALL, Direction.ASCENDING)) {
      assertThat(actual.count()).isEqualTo(expected.count());
      while (left.next()) {
        assertThat(right.next()).isTrue();
        assertThat(right.key()).isEqualTo(left.key());
        assertThat(Arrays.equals(right.value(), left.value())).isTrue();
      }
      assertThat(right.next()).isFalse();
    }
  }

  private static List<Path> sharedFiles(Path folder) throws Exception {
    List<Path> shared = new ArrayList<>();
    for (Path file : StoreFixture.logFiles(folder)) {
      if ((Integer) Files.getAttribute(file, "unix:nlink") > 1) {
        shared.add(file);
      }
    }
    return shared;
  }

  private static Map<Path, byte[]> contents(List<Path> files) throws Exception {
    TreeMap<Path, byte[]> contents = new TreeMap<>();
    for (Path file : files) {
      contents.put(file.getFileName(), Files.readAllBytes(file));
    }
    return contents;
  }

  private static void assertUnchangedWhereTheyExist(Map<Path, byte[]> before, Path folder)
      throws Exception {
    int compared = 0;
    for (Path name : before.keySet()) {
      if (Files.exists(folder.resolve(name))) {
        assertThat(Arrays.equals(Files.readAllBytes(folder.resolve(name)), before.get(name)))
            .as("%s is unchanged", name)
            .isTrue();
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }
}
