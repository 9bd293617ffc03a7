package io.distribsilly.engine.codec;

import static io.distribsilly.engine.codec.Tables.column;
import static io.distribsilly.engine.codec.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of rows, which are part of the file format, and how they outlive their columns. */
final class RowCodecTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final ColumnType INTEGER = ColumnType.of(SqlType.INTEGER);
  private static final ColumnType VARCHAR = ColumnType.of(SqlType.VARCHAR);

  static LongStream seeds() {
    return KeyOrderTest.seeds();
  }

  static Arguments[] golden() {
    ColumnType wideDecimal = new ColumnType(SqlType.DECIMAL, 1000, 2);
    return new Arguments[] {
      row(SqlType.BOOLEAN, false, "00"),
      row(SqlType.BOOLEAN, true, "0101"),
      row(SqlType.TINYINT, Byte.MIN_VALUE, "0180"),
      row(SqlType.SMALLINT, (short) 128, "020080"),
      row(SqlType.INTEGER, 0, "00"),
      row(SqlType.INTEGER, -1, "01FF"),
      row(SqlType.INTEGER, Integer.MAX_VALUE, "047FFFFFFF"),
      row(SqlType.BIGINT, 1L << 40, "06010000000000"),
      row(SqlType.BIGINT, Long.MIN_VALUE, "088000000000000000"),
      row(SqlType.REAL, -0.0f, "0480000000"),
      row(SqlType.DOUBLE, Double.NaN, "087FF8000000000000"),
      row(wideDecimal, new BigDecimal("0.00"), "00"),
      row(wideDecimal, new BigDecimal("-1.28"), "0180"),
      row(wideDecimal, new BigDecimal(BigInteger.ONE.shiftLeft(64), 2), "09010000000000000000"),
      row(ColumnType.of(SqlType.CHAR, 3), "a  ", "03612020"),
      row(SqlType.VARCHAR, "", "00"),
      row(SqlType.VARCHAR, "\u0000é東\uD83D\uDE00", "0A00C3A9E69DB1F09F9880"),
      row(SqlType.VARCHAR, "\uDC00\uD800\uFFFD", "09EDB080EDA080EFBFBD"),
      row(SqlType.VARCHAR, "x".repeat(128), "8001" + "78".repeat(128)),
      row(SqlType.VARCHAR, "é".repeat(64), "8001" + "C3A9".repeat(64)),
      row(ColumnType.of(SqlType.BINARY, 2), HEX.parseHex("0000"), "020000"),
      row(SqlType.VARBINARY, HEX.parseHex("00FF"), "0200FF"),
      row(SqlType.DATE, LocalDate.of(1969, 12, 31), "01FF"),
      row(ColumnType.of(SqlType.TIME, 3), LocalTime.of(0, 0, 0, 1_000_000), "0101"),
      row(SqlType.TIMESTAMP, LocalDateTime.of(1970, 1, 1, 0, 0, 1), "0203E8"),
      row(SqlType.TIMESTAMP_WITH_TIME_ZONE, Instant.ofEpochMilli(-1), "01FF"),
      row(SqlType.UUID, new UUID(1, 2), "1000000000000000010000000000000002"),
    };
  }

  private static Arguments row(SqlType type, Object value, String hex) {
    return row(ColumnType.of(type), value, hex);
  }

  private static Arguments row(ColumnType type, Object value, String hex) {
    return Arguments.of(type, value, hex);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void bytesOfARowNeverChange(ColumnType type, Object value, String hex) {
    RowCodec codec = RowCodec.of(table(List.of(INTEGER), List.of(type)));
    byte[] row = codec.encode(new Object[] {7, value});
    assertThat(HEX.formatHex(row)).isEqualTo("010102" + hex);
    assertThat(codec.decode(HEX.parseHex("80000007"), row)).isEqualTo(new Object[] {7, value});
  }

  @Test
  void nullsCostABitAndNoColumnsTwoBytes() {
    RowCodec codec = RowCodec.of(table(List.of(INTEGER), List.of(INTEGER, VARCHAR, INTEGER)));
    assertThat(codec.encode(new Object[] {1, null, null, null})).isEqualTo(HEX.parseHex("010100"));
    assertThat(codec.encode(new Object[] {1, null, "a", 5}))
        .isEqualTo(HEX.parseHex("01010C" + "0161" + "0105"));
    RowCodec keyOnly = RowCodec.of(table(List.of(INTEGER), List.of()));
    assertThat(keyOnly.encode(new Object[] {1})).isEqualTo(HEX.parseHex("0100"));
    assertThat(keyOnly.decode(HEX.parseHex("80000001"), HEX.parseHex("0100"))).containsExactly(1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyRowAndEveryProjectionComesBack(long seed) {
    RandomValues random = new RandomValues(seed);
    for (int round = 0; round < 100; round++) {
      RandomTable sample = new RandomTable(random);
      Object[] values = sample.values(random);
      byte[] key = sample.key(values);
      byte[] row = sample.codec.encode(values);
      Object[] decoded = sample.codec.decode(key, row);
      assertThat(decoded).as(RandomValues.seedText(seed)).isEqualTo(sample.normalised(values));

      int[] wanted = sample.someColumns(random);
      assertThat(sample.codec.projection(wanted).decode(key, row))
          .as(RandomValues.seedText(seed))
          .isEqualTo(IntStream.of(wanted).mapToObj(i -> decoded[i]).toArray());
    }
  }

  @Test
  void columnsAddedAndDroppedLaterNeedNoRewrite() {
    List<ColumnDefinition> columns =
        List.of(
            column(0, "OLD", VARCHAR, true),
            column(1, "K", INTEGER, false),
            column(2, "DROPPED", ColumnType.of(SqlType.UUID), true),
            column(3, "KEPT", VARCHAR, true),
            column(9, "LAST", VARCHAR, true));
    TableDefinition before = new TableDefinition(1, "T", columns, List.of(1));
    byte[] row =
        RowCodec.of(before).encode(new Object[] {"old", 7, new UUID(1, 2), "kept", "last"});
    byte[] key = KeyCodec.of(before).encode(new Object[] {7});

    List<ColumnDefinition> changed =
        List.of(columns.get(1), columns.get(3), column(20, "ADDED", INTEGER, false));
    TableDefinition after = new TableDefinition(1, "T", changed, List.of(0));
    RowCodec codec = RowCodec.of(after);
    assertThat(codec.decode(key, row)).containsExactly(7, "kept", null);
    assertThat(codec.projection(2, 1).decode(key, row)).containsExactly(null, "kept");
    assertThat(codec.projection(1).decode(key, codec.encode(new Object[] {7, "new", 8})))
        .containsExactly("new");
  }

  @Test
  void rowsFromBeforeAColumnHaveItsInitialValueAndNullStaysNull() {
    TableDefinition before =
        new TableDefinition(
            1,
            "T",
            List.of(column(0, "K", INTEGER, false), column(1, "OLD", VARCHAR, true)),
            List.of(0));
    byte[] key = KeyCodec.of(before).encode(new Object[] {7});
    byte[] old = RowCodec.of(before).encode(new Object[] {7, null});

    TableDefinition added = before.withAddedColumn(column(0, "NEW", INTEGER, true));
    String five = InitialValue.encode(added, 2, 5);
    TableDefinition after =
        added.withColumn(2, added.columns().get(2).withInitialValue(Optional.of(five)));
    RowCodec codec = RowCodec.of(after);
    assertThat(codec.decode(key, old)).containsExactly(7, null, 5);
    assertThat(codec.projection(2).decode(key, old)).containsExactly(5);
    byte[] empty = codec.encode(new Object[] {7, null, null});
    assertThat(codec.decode(key, empty)).containsExactly(7, null, null);
    assertThat(codec.decode(key, codec.encode(new Object[] {7, "x", 6})))
        .containsExactly(7, "x", 6);

    RowCodec dropped = RowCodec.of(after.withoutColumn(2));
    byte[] without = dropped.encode(new Object[] {7, "y"});
    assertThat(without).as("as compact as ever").startsWith(RowCodec.VERSION);
    TableDefinition again = after.withoutColumn(2).withAddedColumn(column(0, "NEW", INTEGER, true));
    assertThat(again.columns().get(2).id()).as("ids are never used again").isEqualTo(3);
    RowCodec latest =
        RowCodec.of(
            again.withColumn(2, again.columns().get(2).withInitialValue(Optional.of(five))));
    for (byte[] row : List.of(old, empty, without)) {
      assertThat(latest.projection(2).decode(key, row)).containsExactly(5);
    }
  }

  @Test
  void nullInANotNullColumnIsRefusedWithItsName() {
    List<ColumnDefinition> columns =
        List.of(column(0, "K", INTEGER, false), column(1, "C", VARCHAR, false));
    RowCodec codec = RowCodec.of(new TableDefinition(1, "T", columns, List.of(0)));
    assertThatThrownBy(() -> codec.encode(new Object[] {1, null}))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_NULL_VIOLATION))
        .hasMessageContaining("column \"C\" of table \"T\"");
  }

  @Test
  void rowAboveTheLimitIsRefusedWithTheColumnThatExceedsIt() {
    RowCodec codec = RowCodec.of(table(List.of(INTEGER), List.of(VARCHAR, VARCHAR)));
    String longest = "x".repeat(RowCodec.MAX_ROW_BYTES - 3 - 4);
    byte[] row = codec.encode(new Object[] {1, longest, null});
    assertThat(row).hasSize(RowCodec.MAX_ROW_BYTES);
    assertThat(codec.decode(HEX.parseHex("80000001"), row)).containsExactly(1, longest, null);
    assertTooLong(codec, new Object[] {1, longest + "x", null});
    assertTooLong(codec, new Object[] {1, longest, ""});
    assertTooLong(codec, new Object[] {1, null, "東".repeat(RowCodec.MAX_ROW_BYTES / 2)});
  }

  private static void assertTooLong(RowCodec codec, Object[] values) {
    assertThatThrownBy(() -> codec.encode(values))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALUE_TOO_LONG))
        .hasMessageContaining("column \"C1\"")
        .hasMessageContaining("limit is " + RowCodec.MAX_ROW_BYTES);
  }

  @Test
  void wrongColumnsAreACallersBug() {
    RowCodec codec = RowCodec.of(table(List.of(INTEGER), List.of(VARCHAR)));
    assertThatThrownBy(() -> codec.encode(new Object[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> codec.projection(1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void bytesThatNoRowHasAreCorruption(ColumnType type, String hex) {
    RowCodec codec = RowCodec.of(table(List.of(INTEGER), List.of(type)));
    byte[] key = HEX.parseHex("80000001");
    assertThatThrownBy(() -> codec.decode(key, HEX.parseHex(hex)))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION))
        .hasMessageContaining("row of table \"T\"");
  }

  static Arguments[] damaged() {
    return new Arguments[] {
      Arguments.of(INTEGER, ""),
      Arguments.of(INTEGER, "02"),
      Arguments.of(INTEGER, "0102"),
      Arguments.of(INTEGER, "01FFFFFFFFFF"),
      Arguments.of(INTEGER, "01FFFFFFFF7F"),
      Arguments.of(INTEGER, "010102"),
      Arguments.of(INTEGER, "01010202" + "01"),
      Arguments.of(INTEGER, "01010201" + "0101"),
      Arguments.of(INTEGER, "01010205" + "0101010101"),
      Arguments.of(INTEGER, "01010209" + "010101010101010101"),
      Arguments.of(ColumnType.of(SqlType.BOOLEAN), "01010201" + "02"),
      Arguments.of(ColumnType.of(SqlType.REAL), "01010203" + "000000"),
      Arguments.of(ColumnType.of(SqlType.UUID), "01010200"),
      Arguments.of(ColumnType.of(SqlType.DATE), "010102047FFFFFFF"),
      Arguments.of(ColumnType.of(SqlType.TIME), "01010201" + "FF"),
      Arguments.of(VARCHAR, "01010201" + "80"),
      Arguments.of(VARCHAR, "01010202" + "C080"),
      Arguments.of(VARCHAR, "01010202" + "E69D"),
      Arguments.of(VARCHAR, "01010204" + "F4908080"),
      Arguments.of(VARCHAR, "01010204" + "F8808080"),
    };
  }

  /** A table of random columns, its key among them in another order. */
  private static final class RandomTable {
    final List<ColumnType> types;
    final TableDefinition table;
    final RowCodec codec;

    RandomTable(RandomValues random) {
      types = random.types(2 + random.below(12));
      List<Integer> key = random.below(2) == 0 ? List.of(1, 0) : List.of(types.size() - 1);
      int gap = 1 + random.below(5);
      table =
          new TableDefinition(
              1,
              "T",
              IntStream.range(0, types.size())
                  .mapToObj(i -> column(i * gap, "C" + i, types.get(i), !key.contains(i)))
                  .toList(),
              key);
      codec = RowCodec.of(table);
    }

    Object[] values(RandomValues random) {
      Object[] values = random.values(types);
      for (int i = 0; i < values.length; i++) {
        if (!table.isKeyColumn(i) && random.below(4) == 0) {
          values[i] = null;
        }
      }
      return values;
    }

    byte[] key(Object[] values) {
      return KeyCodec.of(table).encode(table.primaryKey().stream().map(i -> values[i]).toArray());
    }

    /** Returns the values as they come back: keys know no negative zero. */
    Object[] normalised(Object[] values) {
      Object[] result = values.clone();
      for (int i : table.primaryKey()) {
        result[i] =
            result[i].equals(-0.0) ? (Object) 0.0 : result[i].equals(-0f) ? (Object) 0f : result[i];
      }
      return result;
    }

    int[] someColumns(RandomValues random) {
      int start = random.below(types.size());
      int step = types.size() % 2 == 0 ? 1 : types.size() - 1;
      return IntStream.range(0, random.below(types.size() + 1))
          .map(i -> (start + i * step) % types.size())
          .toArray();
    }
  }
}
