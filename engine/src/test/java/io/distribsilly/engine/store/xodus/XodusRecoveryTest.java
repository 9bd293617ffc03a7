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
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import jetbrains.exodus.log.LogUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XodusRecoveryTest {
  @TempDir Path temp;

  private final XodusStoreFactory factory =
      new XodusStoreFactory(StoreFixture.CACHE_BYTES, new Disk());

  @Test
  void aKilledProcessLosesNothingAndATornEndNothingOfTheCheckpoint() throws Exception {
    Random random = StoreFixture.seeded();
    TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    NavigableMap<byte[], byte[]> checkpoint = new TreeMap<>(model);
    Path folder = temp.resolve("store");
    try (Store store = factory.open(folder)) {
      long safeAddress = store.prepareCheckpoint();
      for (int number = 1; number <= 120; number++) {
        store.write(StoreFixture.randomBatch(random, model));
        if (number % 10 == 5) {
          safeAddress = store.prepareCheckpoint();
          checkpoint = new TreeMap<>(model);
        } else if (number % 10 == 0) {
          Path copy = temp.resolve("copy" + number);
          StoreFixture.copyFolder(folder, copy);
          tear(copy, safeAddress, random);
          assertHolds(copy, OptionalLong.of(safeAddress), checkpoint);
          Path whole = temp.resolve("whole" + number);
          StoreFixture.copyFolder(folder, whole);
          assertHolds(whole, OptionalLong.empty(), model);
        }
      }
    }
  }

  private void assertHolds(
      Path folder, OptionalLong safeAddress, NavigableMap<byte[], byte[]> expected) {
    try (Store store = factory.open(folder, safeAddress)) {
      StoreFixture.assertHolds(store, expected);
    }
  }

  /** Cuts a part of the last file off, above an address, and puts garbage in its place. */
  private static void tear(Path folder, long safeAddress, Random random) throws Exception {
    Path last = StoreFixture.logFiles(folder).last();
    long kept = Math.max(0, safeAddress - LogUtil.getAddress(last.getFileName().toString()));
    try (RandomAccessFile file = new RandomAccessFile(last.toFile(), "rw")) {
      int lost = (int) Math.min(file.length() - kept, random.nextInt(20_000));
      file.setLength(file.length() - lost);
      file.seek(file.length());
      file.write(randomBytes(random.nextLong(), random.nextInt(lost + 1)));
    }
  }

  @Test
  void anEmptyLastFileAndAnUnfinishedCopyAreNoObstacle() throws Exception {
    Path folder = temp.resolve("store");
    StoreBatch large = new StoreBatch().put(key(2), randomBytes(2, 5 * XodusLog.FILE_BYTES / 2));
    try (Store store = factory.open(folder)) {
      store.write(new StoreBatch().put(key(1), new byte[] {1}));
      store.write(large);
    }
    Path last = StoreFixture.logFiles(folder).last();
    Files.write(last, new byte[0]); // as after a kill between its creation and the first write
    Path unfinished = Files.write(folder.resolve(last.getFileName() + ".copy"), new byte[10]);
    try (Store store = factory.open(folder)) {
      assertThat(store.get(key(1))).hasValue(new byte[] {1});
      assertThat(store.get(key(2))).isEmpty();
      store.write(large);
      assertThat(store.get(key(2))).isPresent();
    }
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void aDamagedValueIsReportedWithItsKeyAndHealedByOverwriting() throws Exception {
    Path folder = temp.resolve("store");
    byte[] value = randomBytes(7, 1000);
    try (Store store = factory.open(folder)) {
      StoreBatch batch = new StoreBatch();
      for (int i = 0; i < 1000; i++) {
        batch.put(key(i), i == 500 ? value : randomBytes(i + 10_000, 1000));
      }
      store.write(batch);
    }
    flipOneByte(folder, value);
    try (Store store = factory.open(folder)) {
      assertCode(ErrorCode.CORRUPTION, () -> store.get(key(500)));
      assertThatThrownBy(() -> store.get(key(500)))
          .hasMessageContaining(HexFormat.of().formatHex(key(500)))
          .hasMessageContaining(folder.toString());
      assertThat(store.get(key(499)).orElseThrow()).isEqualTo(randomBytes(10_499, 1000));
      store.write(new StoreBatch().put(key(500), value));
      assertThat(store.get(key(500)).orElseThrow()).isEqualTo(value);
    }
  }

  @Test
  void aDamagedPieceOfALargeValueIsReported() throws Exception {
    Path folder = temp.resolve("store");
    byte[] value = randomBytes(7, 1_000_000);
    try (Store store = factory.open(folder)) {
      store.write(new StoreBatch().put(key(1), value));
    }
    flipOneByte(folder, Arrays.copyOfRange(value, 900_000, 901_000));
    try (Store store = factory.open(folder)) {
      assertCode(ErrorCode.CORRUPTION, () -> store.get(key(1)));
      store.write(new StoreBatch().delete(key(1)));
      assertThat(store.get(key(1))).isEmpty();
    }
  }

  private static void flipOneByte(Path folder, byte[] value) throws Exception {
    for (Path path : StoreFixture.logFiles(folder)) {
      byte[] bytes = Files.readAllBytes(path);
      for (int at = 0; at + value.length <= bytes.length; at++) {
        if (Arrays.equals(bytes, at, at + value.length, value, 0, value.length)) {
          bytes[at + value.length / 2] ^= 4;
          Files.write(path, bytes);
          return;
        }
      }
    }
    throw new AssertionError("the value is not in the log in one piece");
  }
}
