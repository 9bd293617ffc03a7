package io.distribsilly.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a key goes is part of the file format: none of these expectations may ever change. */
final class KeyHashTest {
  /** Vectors of XXH3_64bits with seed 0 from xxHash's own cli/xsum_sanity_check.c, v0.8.3. */
  @ParameterizedTest
  @CsvSource({
    "0, 2D06800538D394C2",
    "1, C44BDFF4074EECDB",
    "6, 27B56A84CD2D7325",
    "12, A713DAF0DFBB77E7",
    "24, A3FE70BF9D3510EB",
    "48, 397DA259ECBA1F11",
    "80, BCDEFBBB2C47C90A",
    "195, CD94217EE362EC3A",
    "403, CDEB804D65C6DEA4",
    "512, 617E49599013CB6B",
    "2048, DD59E2C3A5F038E0",
    "2240, 6E73A90539CF2948",
    "2367, CB37AEB9E5D361ED"
  })
  void agreesWithThePublishedVectorsOfXxh3(int length, String hash) {
    assertThat(KeyHash.hash(sanityBuffer(length))).isEqualTo(Long.parseUnsignedLong(hash, 16));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "4, 0", "64, 32", "1000, 392", "1024, 480"})
  void slotsOfIntegerKeysNeverChange(int slots, int slot) {
    assertThat(KeyHash.slot(key(SqlType.INTEGER, 42), slots)).isEqualTo(slot);
  }

  @ParameterizedTest
  @CsvSource({"'', 219", "a, 475", "Berlin, 836", "Zürich, 426", "東京, 261"})
  void slotsOfStringKeysNeverChange(String key, int slot) {
    assertThat(KeyHash.slot(key(SqlType.VARCHAR, key), 1024)).isEqualTo(slot);
  }

  @Test
  void slotIsTheUnsignedRemainder() {
    byte[] key = sanityBuffer(1);
    assertThat(KeyHash.hash(key)).isNegative();
    for (int slots = 1; slots <= 1024; slots++) {
      assertThat(KeyHash.slot(key, slots))
          .isEqualTo((int) Long.remainderUnsigned(0xC44BDFF4074EECDBL, slots))
          .isBetween(0, slots - 1);
    }
  }

  @Test
  void slotOfAMultipleIsOneThatSplitsFromTheOldSlot() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      byte[] key = new byte[random.nextInt(40)];
      random.nextBytes(key);
      int slots = random.nextInt(1, 100);
      int factor = random.nextInt(1, 10);
      assertThat(KeyHash.slot(key, slots * factor) % slots).isEqualTo(KeyHash.slot(key, slots));
    }
  }

  @Test
  void spreadsConsecutiveKeysEvenly() {
    int[] counts = new int[8];
    for (int i = 0; i < 80_000; i++) {
      counts[KeyHash.slot(key(SqlType.INTEGER, i), counts.length)]++;
    }
    assertThat(Arrays.stream(counts).boxed())
        .allSatisfy(c -> assertThat(c).isBetween(9_500, 10_500));
  }

  private static byte[] key(SqlType type, Object value) {
    ColumnDefinition column =
        new ColumnDefinition(0, "K", ColumnType.of(type), false, Optional.empty());
    TableDefinition table = new TableDefinition(1, "T", List.of(column), List.of(0));
    return KeyCodec.of(table).encode(new Object[] {value});
  }

  /** The bytes that the published vectors hash. */
  private static byte[] sanityBuffer(int length) {
    byte[] buffer = new byte[length];
    long generator = 2654435761L;
    for (int i = 0; i < length; i++) {
      buffer[i] = (byte) (generator >>> 56);
      generator *= 0x9E3779B185EBCA8DL;
    }
    return buffer;
  }
}
