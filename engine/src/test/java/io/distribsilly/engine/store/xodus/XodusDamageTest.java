package io.distribsilly.engine.store.xodus;

import static io.distribsilly.engine.store.xodus.StoreFixture.key;
import static io.distribsilly.engine.store.xodus.StoreFixture.randomBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreDamage;
import io.distribsilly.engine.store.StoreSnapshot;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;
import jetbrains.exodus.log.LogUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are damaged at random: the store says so, or it is unaffected. */
final class XodusDamageTest {
  private static final int ROWS = 4_000;
  private static final int DAMAGES = Integer.getInteger("distribsilly.damages", 120);

  @TempDir Path temp;

  private final Random random = StoreFixture.seeded();
  private final XodusStoreFactory factory =
      new XodusStoreFactory(StoreFixture.CACHE_BYTES, new Disk());

  private static byte[] value(int row) {
    return randomBytes(row, row % 200 == 0 ? 100_000 : 200);
  }

  private OptionalLong fill(Path folder) {
    try (Store store = factory.open(folder)) {
      for (int from = 0; from < ROWS; from += 500) {
        StoreBatch batch = new StoreBatch();
        for (int row = from; row < from + 500; row++) {
          batch.put(key(row), value(row));
        }
        store.write(batch.putMetadata("rows", new byte[] {1, 2, 3}));
      }
      return OptionalLong.of(store.prepareCheckpoint());
    }
  }

  @Test
  void noDamageGivesAWrongAnswerAndTheCheckFindsItWherever() throws Exception {
    Path folder = temp.resolve("store");
    OptionalLong safe = fill(folder);
    int refused = 0;
    int found = 0;
    for (int round = 0; round < DAMAGES; round++) {
      Path copy = temp.resolve("copy" + round);
      copyAll(folder, copy);
      Damage damage = damage(copy);
      boolean matters = damage.position < safeBytes(damage.file, safe.getAsLong());
      Store store;
      try {
        store = factory.open(copy, safe);
      } catch (EngineException e) {
        assertThat(e.code()).as("%s: %s", damage, e).isEqualTo(ErrorCode.CORRUPTION);
        refused++;
        continue;
      }
      try (store) {
        int reported = requireNoWrongAnswer(store, damage);
        assertThat(reported > 0 || !matters).as("%s is reported", damage).isTrue();
        found += Math.min(1, reported);
      }
    }
    System.out.println(DAMAGES + " damages: refused " + refused + ", found " + found);
    assertThat(refused).isPositive();
    assertThat(found).isPositive();
  }

  /** Returns how much of a file no power loss can excuse, 0 if it holds no rows. */
  private static long safeBytes(Path file, long safe) {
    String name = file.getFileName().toString();
    return name.endsWith(".xd") ? safe - LogUtil.getAddress(name) : 0;
  }

  /** Returns how much damage is reported. */
  private static int requireNoWrongAnswer(Store store, Damage damage) {
    int failed = readAll(store);
    List<StoreDamage> reported = new ArrayList<>();
    int[] good = new int[1];
    store.check(reported::add, (key, value) -> good[0] += assertRight(key, value));
    if (reported.isEmpty()) {
      assertThat(good[0]).as("rows with %s", damage).isEqualTo(ROWS);
      assertThat(failed).as("failed reads with %s", damage).isZero();
    }
    return reported.size();
  }

  private static int assertRight(byte[] key, byte[] value) {
    int row = ByteBuffer.wrap(key).getInt(4);
    assertThat(Arrays.equals(value, value(row))).as("row %d is right", row).isTrue();
    return 1;
  }

  /** Returns how many reads failed; none may be wrong. */
  private static int readAll(Store store) {
    int failed = 0;
    for (int row = 0; row < ROWS; row++) {
      try {
        assertRight(key(row), store.get(key(row)).orElseThrow());
      } catch (EngineException e) {
        assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.CORRUPTION);
        failed++;
      }
    }
    try (StoreSnapshot snapshot = store.snapshot();
        StoreCursor cursor = snapshot.scan(KeyRange.ALL, Direction.ASCENDING)) {
      for (int row = 0; cursor.next(); row++) {
        assertThat(cursor.key()).isEqualTo(key(row));
        assertRight(cursor.key(), cursor.value());
      }
    } catch (EngineException e) {
      assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.CORRUPTION);
      failed++;
    }
    return failed;
  }

  /** What was done to a file, and where the first wrong byte is. */
  private record Damage(Path file, long position, String what) {}

  private Damage damage(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.sorted().toList();
    }
    Path path = files.get(random.nextInt(files.size()));
    int position = random.nextInt((int) Files.size(path));
    int length = random.nextBoolean() ? 1 : 1 + random.nextInt(5_000);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      if (random.nextInt(10) == 0) {
        file.setLength(position);
        return new Damage(path, position, "cut");
      }
      file.seek(position);
      int old = file.read();
      file.seek(position);
      file.write(old ^ (1 << random.nextInt(8)));
      file.write(randomBytes(random.nextLong(), length - 1));
      return new Damage(path, position, length + " bytes changed");
    }
  }

  private static void copyAll(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        Files.copy(entry, to.resolve(entry.getFileName()));
      }
    }
  }

  @Test
  void theCheckOfAStoreThatIsRightHandsOutAllRowsInOrderAndReportsNothing() {
    fill(temp.resolve("store"));
    try (Store store = factory.open(temp.resolve("store"))) {
      List<byte[]> keys = new ArrayList<>();
      store.check(damage -> assertThat(damage).isNull(), (key, value) -> keys.add(key));
      assertThat(keys).hasSize(ROWS).isSortedAccordingTo(Arrays::compareUnsigned);
    }
  }

  @Test
  void theCheckGoesOnBehindADamagedPageAndNamesIt() throws Exception {
    Path folder = temp.resolve("store");
    OptionalLong safe = fill(folder);
    Path file = StoreFixture.logFiles(folder).first();
    int page = 20;
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      damaged.seek(page * PageChecksums.PAGE_BYTES + 100);
      damaged.write(randomBytes(1, 1_000));
    }
    try (Store store = factory.open(folder, safe)) {
      List<StoreDamage> damages = new ArrayList<>();
      int[] good = new int[1];
      store.check(damages::add, (key, value) -> good[0] += assertRight(key, value));
      assertThat(damages.get(0).message())
          .contains(file.toString(), "from byte " + page * PageChecksums.PAGE_BYTES);
      assertThat(good[0]).isBetween(ROWS - 400, ROWS - 1);
    }
  }

  @Test
  void theCheckFindsWrongRowsAndPiecesThatBelongToNone() {
    try (Store store = factory.open(temp.resolve("store"))) {
      store.write(new StoreBatch().put(key(1), value(200)).put(key(2), value(2)));
      byte[] orphan = Arrays.copyOf(key(5), 12);
      put(store, "rows", key(3), new byte[] {0, 1, 2, 3, 4, 5});
      put(store, "rows", key(4), new byte[] {9});
      put(store, "chunks", orphan, new byte[] {1});
      List<StoreDamage> damages = new ArrayList<>();
      List<byte[]> good = new ArrayList<>();
      store.check(damages::add, (key, value) -> good.add(key));
      assertThat(good).containsExactly(key(1), key(2));
      assertThat(damages).hasSize(3);
      assertThat(damages.get(0).key()).hasValue(key(3));
      assertThat(damages.get(1).key()).hasValue(key(4));
      assertThat(damages.get(2).message()).contains("belongs to no row", "0000000700000005");
    }
  }

  private static void put(Store store, String name, byte[] key, byte[] value) {
    Transaction transaction = Garbage.environment(store).beginExclusiveTransaction();
    Garbage.environment(store)
        .openStore(name, StoreConfig.WITHOUT_DUPLICATES_WITH_PREFIXING, transaction)
        .put(transaction, new ArrayByteIterable(key), new ArrayByteIterable(value));
    transaction.commit();
  }
}
