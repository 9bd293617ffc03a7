package io.distribsilly.engine.codec;

import static io.distribsilly.engine.codec.RandomValues.seedText;
import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Random keys against a comparator that knows nothing of bytes. */
final class KeyOrderTest {
  private static final int KEYS = 150;

  /** The same seeds every time, and one that can be chosen. */
  static LongStream seeds() {
    long chosen = Long.getLong("distribsilly.seed", 20_261_122L);
    return LongStream.concat(LongStream.range(0, 30), LongStream.of(chosen));
  }

  @ParameterizedTest
  @EnumSource(SqlType.class)
  void bytesOfEveryTypeHaveTheOrderOfSql(SqlType type) {
    seeds()
        .forEach(
            seed -> {
              RandomValues random = new RandomValues(seed);
              assertOrder(seed, random, List.of(random.type(type)));
            });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void bytesOfCompositeKeysHaveTheOrderOfSql(long seed) {
    RandomValues random = new RandomValues(seed);
    assertOrder(seed, random, random.types(2 + random.below(3)));
  }

  private static void assertOrder(long seed, RandomValues random, List<ColumnType> types) {
    KeyCodec codec = KeyCodec.of(Tables.table(types, List.of()));
    Object[][] values = new Object[KEYS][];
    byte[][] keys = new byte[KEYS][];
    for (int i = 0; i < KEYS; i++) {
      values[i] = random.values(types);
      if (i > 0 && random.below(2) == 0) { // share a prefix with the one before
        System.arraycopy(values[i - 1], 0, values[i], 0, random.below(types.size() + 1));
      }
      keys[i] = codec.encode(values[i]);
      assertThat(RandomValues.compare(types, codec.decode(keys[i]), values[i]))
          .as("%s: %s", seedText(seed), Arrays.deepToString(values[i]))
          .isZero();
      assertThat(codec.encode(codec.decode(keys[i]))).as(seedText(seed)).isEqualTo(keys[i]);
    }
    for (int i = 0; i < KEYS; i++) {
      for (int j = 0; j < KEYS; j++) {
        int expected = RandomValues.compare(types, values[i], values[j]);
        int actual = Arrays.compareUnsigned(keys[i], keys[j]);
        if (Integer.signum(expected) != Integer.signum(actual)
            || (expected != 0 && startsWith(keys[i], keys[j]))) {
          throw new AssertionError(
              "%s: %s %s and %s"
                  .formatted(
                      seedText(seed),
                      types,
                      Arrays.deepToString(values[i]),
                      Arrays.deepToString(values[j])));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void exactlyTheKeysWithTheLeadingValuesStartWithThePrefix(long seed) {
    RandomValues random = new RandomValues(seed);
    List<ColumnType> types = random.types(3);
    KeyCodec codec = KeyCodec.of(Tables.table(types, List.of()));
    for (int i = 0; i < 300; i++) {
      Object[] left = random.values(types);
      Object[] right = random.values(types);
      int count = random.below(4);
      List<ColumnType> leadingTypes = types.subList(0, count);
      boolean equal = RandomValues.compare(leadingTypes, left, right) == 0;
      byte[] prefix = codec.encodePrefix(Arrays.copyOf(left, count));
      assertThat(startsWith(codec.encode(left), prefix)).as(seedText(seed)).isTrue();
      assertThat(startsWith(codec.encode(right), prefix)).as(seedText(seed)).isEqualTo(equal);
    }
  }

  @Test
  void stringsCompareByCodeUnitWhateverComesNext() {
    KeyCodec codec =
        KeyCodec.of(Tables.keyed(ColumnType.of(SqlType.VARCHAR), ColumnType.of(SqlType.VARCHAR)));
    String[] ascending = {
      "", "\u0000", "\u0000\u0000", "\u0000\uFFFF", "\u0001", "\u0001\u0000", "\u0002", "a", "aa",
      "b", "\u007F", "\u0080", "\u07FF", "\u0800", "\uD800", "\uD83D\uDE00", "\uDFFF", "\uE000",
      "\uFFFF"
    };
    byte[] last = new byte[0];
    for (String first : ascending) {
      for (String second : new String[] {"", "\uFFFF"}) {
        byte[] key = codec.encode(new Object[] {first, second});
        assertThat(Arrays.compareUnsigned(last, key)).as(first).isNegative();
        assertThat(codec.decode(key)).containsExactly(first, second);
        last = key;
      }
    }
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
