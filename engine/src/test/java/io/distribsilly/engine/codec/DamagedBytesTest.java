package io.distribsilly.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the disk gives back, the codecs decode it or say that it is damaged. */
final class DamagedBytesTest {
  static LongStream seeds() {
    return KeyOrderTest.seeds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedBytesDecodeOrAreCorruption(long seed) {
    RandomValues random = new RandomValues(seed);
    int corruptions = 0;
    for (int round = 0; round < 100; round++) {
      List<ColumnType> keyTypes = random.types(1 + random.below(3));
      List<ColumnType> types = random.types(random.below(12));
      TableDefinition table = Tables.table(keyTypes, types);
      byte[] key = KeyCodec.of(table).encode(random.values(keyTypes));
      Object[] values = Arrays.copyOf(random.values(keyTypes), table.columns().size());
      System.arraycopy(random.values(types), 0, values, keyTypes.size(), types.size());
      byte[] row = RowCodec.of(table).encode(values);
      List<RowProjection> projections = projections(table, random);
      for (int i = 0; i < 50; i++) {
        corruptions += decode(seed, projections, damage(random, key), row);
        corruptions += decode(seed, projections, key, damage(random, row));
      }
    }
    assertThat(corruptions).as(RandomValues.seedText(seed)).isPositive();
  }

  /** Returns one of a single column and one of all. */
  private static List<RowProjection> projections(TableDefinition table, RandomValues random) {
    RowCodec codec = RowCodec.of(table);
    int count = table.columns().size();
    return List.of(
        codec.projection(random.below(count)),
        codec.projection(IntStream.range(0, count).toArray()));
  }

  /** Decodes by each projection and returns how often that was refused as corrupt. */
  private static int decode(long seed, List<RowProjection> projections, byte[] key, byte[] row) {
    int corruptions = 0;
    for (RowProjection projection : projections) {
      try {
        projection.decode(key, row);
      } catch (EngineException e) {
        assertThat(e.code()).as(RandomValues.seedText(seed)).isEqualTo(ErrorCode.CORRUPTION);
        corruptions++;
      } catch (RuntimeException e) {
        HexFormat hex = HexFormat.of();
        throw new AssertionError(
            "%s: key %s, row %s"
                .formatted(RandomValues.seedText(seed), hex.formatHex(key), hex.formatHex(row)),
            e);
      }
    }
    return corruptions;
  }

  private static byte[] damage(RandomValues random, byte[] bytes) {
    byte[] damaged = bytes.clone();
    if (bytes.length == 0) {
      return random.randomBytes(1 + random.below(3));
    }
    return switch (random.below(5)) {
      case 0 -> Arrays.copyOf(bytes, random.below(bytes.length));
      case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.below(4));
      case 2 -> random.randomBytes(random.below(bytes.length * 2));
      default -> {
        for (int i = 1 + random.below(3); i > 0; i--) {
          damaged[random.below(bytes.length)] = random.randomBytes(1)[0];
        }
        yield damaged;
      }
    };
  }
}
