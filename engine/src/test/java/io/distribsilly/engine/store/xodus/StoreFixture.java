package io.distribsilly.engine.store.xodus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreSnapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;

/** What the tests of this package share: keys, random batches, comparison with a model. */
final class StoreFixture {
  static final long CACHE_BYTES = 8 * 1024 * 1024;

  private StoreFixture() {}

  static byte[] key(int number) {
    return ByteBuffer.allocate(8).putInt(7).putInt(number).array();
  }

  static byte[] randomBytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** Returns a prefix-free key: 0 to 5 bytes of a small alphabet without zero, and a zero. */
  static byte[] randomKey(Random random) {
    byte[] alphabet = {1, 2, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};
    byte[] key = new byte[random.nextInt(6) + 1];
    for (int i = 0; i < key.length - 1; i++) {
      key[i] = alphabet[random.nextInt(alphabet.length)];
    }
    return key;
  }

  /** Returns a batch of random changes, and applies it to the model. */
  static StoreBatch randomBatch(Random random, Map<byte[], byte[]> model) {
    StoreBatch batch = new StoreBatch();
    for (int change = random.nextInt(40); change >= 0; change--) {
      byte[] key = randomKey(random);
      if (random.nextInt(3) == 0) {
        batch.delete(key);
        model.remove(key);
      } else {
        int length = random.nextInt(50) == 0 ? random.nextInt(600_000) : random.nextInt(300);
        byte[] value = randomBytes(random.nextLong(), length);
        batch.put(key, value);
        model.put(key, value);
      }
    }
    return batch;
  }

  /** Scans a random range in both directions. */
  static void assertSameScan(Random random, Store store, NavigableMap<byte[], byte[]> model) {
    byte[] lower = random.nextInt(4) == 0 ? new byte[0] : bound(random);
    Optional<byte[]> upper = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(bound(random));
    if (upper.isPresent() && Arrays.compareUnsigned(lower, upper.get()) > 0) {
      upper = Optional.empty();
    }
    NavigableMap<byte[], byte[]> part = model.tailMap(lower, true);
    part = upper.isPresent() ? part.headMap(upper.get(), false) : part;
    try (StoreSnapshot snapshot = store.snapshot()) {
      KeyRange range = new KeyRange(lower, upper);
      assertSame(snapshot.scan(range, Direction.ASCENDING), part);
      assertSame(snapshot.scan(range, Direction.DESCENDING), part.descendingMap());
      assertThat(snapshot.count()).isEqualTo(model.size());
    }
  }

  /** A bound need not be a key: it may also lie inside one. */
  private static byte[] bound(Random random) {
    byte[] key = randomKey(random);
    return random.nextBoolean() ? key : Arrays.copyOf(key, key.length - 1);
  }

  /** Asserts that the cursor returns exactly the model's entries in its order, and closes it. */
  static void assertSame(StoreCursor cursor, NavigableMap<byte[], byte[]> model) {
    try (cursor) {
      Iterator<Map.Entry<byte[], byte[]>> expected = model.entrySet().iterator();
      while (cursor.next()) {
        assertThat(expected).as("an entry too many").hasNext();
        Map.Entry<byte[], byte[]> entry = expected.next();
        assertThat(Arrays.equals(cursor.key(), entry.getKey())).isTrue();
        assertThat(Arrays.equals(cursor.value(), entry.getValue())).isTrue();
      }
      assertThat(expected).as("an entry too few").isExhausted();
      assertThat(cursor.next()).isFalse();
    }
  }

  /** Asserts that the store holds exactly the model's entries. */
  static void assertHolds(Store store, NavigableMap<byte[], byte[]> model) {
    try (StoreSnapshot snapshot = store.snapshot()) {
      assertSame(snapshot.scan(KeyRange.ALL, Direction.ASCENDING), model);
    }
  }

  static void assertCode(ErrorCode code, ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }

  /** Returns a random generator, and prints its seed. */
  static Random seeded() {
    long seed = Long.getLong("distribsilly.seed", 20_261_122L);
    System.out.println("seed " + seed);
    return new Random(seed);
  }

  static NavigableSet<Path> logFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".xd"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Copies the files of a live store: what another process would find if this one were killed. */
  static void copyFolder(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
