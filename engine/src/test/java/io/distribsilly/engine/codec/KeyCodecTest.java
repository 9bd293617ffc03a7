package io.distribsilly.engine.codec;

import static io.distribsilly.engine.codec.Tables.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of keys, which are part of the file format, and what cannot be a key. */
final class KeyCodecTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  static Arguments[] golden() {
    ColumnType decimal = new ColumnType(SqlType.DECIMAL, 10, 2);
    ColumnType wideDecimal = new ColumnType(SqlType.DECIMAL, 1000, 0);
    ColumnType timestamp = ColumnType.of(SqlType.TIMESTAMP, 3);
    ColumnType instant = ColumnType.of(SqlType.TIMESTAMP_WITH_TIME_ZONE, 3);
    return new Arguments[] {
      row(SqlType.BOOLEAN, false, "00"),
      row(SqlType.BOOLEAN, true, "01"),
      row(SqlType.TINYINT, Byte.MIN_VALUE, "00"),
      row(SqlType.TINYINT, (byte) 0, "80"),
      row(SqlType.SMALLINT, (short) -2, "7FFE"),
      row(SqlType.SMALLINT, (short) 258, "8102"),
      row(SqlType.INTEGER, Integer.MIN_VALUE, "00000000"),
      row(SqlType.INTEGER, 42, "8000002A"),
      row(SqlType.BIGINT, -1L, "7FFFFFFFFFFFFFFF"),
      row(SqlType.BIGINT, Long.MAX_VALUE, "FFFFFFFFFFFFFFFF"),
      row(SqlType.REAL, 1.5f, "BFC00000"),
      row(SqlType.REAL, -1.5f, "403FFFFF"),
      row(SqlType.REAL, Float.NaN, "FFC00000"),
      row(SqlType.DOUBLE, 0.0, "8000000000000000"),
      row(SqlType.DOUBLE, -0.0, "8000000000000000"),
      row(SqlType.DOUBLE, Double.NEGATIVE_INFINITY, "000FFFFFFFFFFFFF"),
      row(SqlType.DOUBLE, Double.NaN, "FFF8000000000000"),
      row(decimal, new BigDecimal("0.00"), "80"),
      row(decimal, new BigDecimal("1.00"), "8164"),
      row(decimal, new BigDecimal("-1.00"), "7E9B"),
      row(decimal, new BigDecimal("-2.56"), "7DFEFF"),
      row(decimal, new BigDecimal("99999999.99"), "8502540BE3FF"),
      row(wideDecimal, new BigDecimal(BigInteger.ONE.shiftLeft(64)), "89010000000000000000"),
      row(wideDecimal, new BigDecimal(BigInteger.valueOf(Long.MIN_VALUE)), "777FFFFFFFFFFFFFFF"),
      row(
          wideDecimal,
          new BigDecimal(BigInteger.ONE.shiftLeft(126 * 8).negate()),
          "00FF80FE" + "FF".repeat(126)),
      row(ColumnType.of(SqlType.CHAR, 3), "a  ", "61202000"),
      row(SqlType.VARCHAR, "", "00"),
      row(SqlType.VARCHAR, "a\u0000b\u0001c\u0002", "6101016201026302" + "00"),
      row(SqlType.VARCHAR, "\u007F\u0080\u07FF\u0800\uFFFF", "7FC280DFBFE0A080EFBFBF00"),
      row(SqlType.VARCHAR, "\uD83D\uDE00\uD800", "EDA0BDEDB880EDA08000"),
      row(ColumnType.of(SqlType.BINARY, 3), bytes("610000"), "610101010100"),
      row(SqlType.VARBINARY, bytes("0001027F80FF"), "01010102027F80FF00"),
      row(SqlType.DATE, LocalDate.of(1970, 1, 2), "80000001"),
      row(SqlType.DATE, LocalDate.of(1, 1, 1), "7FF506C6"),
      row(ColumnType.of(SqlType.TIME, 3), LocalTime.of(23, 59, 59, 999_000_000), "85265BFF"),
      row(timestamp, LocalDateTime.of(1969, 12, 31, 23, 59, 59), "7FFFFFFFFFFFFC18"),
      row(instant, Instant.ofEpochMilli(1), "8000000000000001"),
      row(
          SqlType.UUID,
          UUID.fromString("80000000-0000-0001-0000-0000000000ff"),
          "800000000000000100000000000000FF"),
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
  void bytesOfAKeyNeverChange(ColumnType type, Object value, String hex) {
    KeyCodec codec = KeyCodec.of(keyed(type));
    assertThat(HEX.formatHex(codec.encode(new Object[] {value}))).isEqualTo(hex);
    Object expected = value.equals(-0.0) ? (Object) 0.0 : value;
    assertThat(codec.decode(bytes(hex))).isEqualTo(new Object[] {expected});
  }

  @Test
  void columnsOfAKeyFollowEachOther() {
    KeyCodec codec =
        KeyCodec.of(keyed(ColumnType.of(SqlType.VARCHAR), ColumnType.of(SqlType.SMALLINT)));
    assertThat(codec.encode(new Object[] {"ab", (short) 1})).isEqualTo(bytes("6162008001"));
    assertThat(codec.encodePrefix(new Object[] {"ab"})).isEqualTo(bytes("616200"));
    assertThat(codec.encodePrefix(new Object[0])).isEmpty();
  }

  @Test
  void uuidsHaveTheOrderOfTheirText() {
    KeyCodec codec = KeyCodec.of(keyed(ColumnType.of(SqlType.UUID)));
    byte[] low =
        codec.encode(new Object[] {UUID.fromString("7fffffff-0000-0000-8000-000000000000")});
    byte[] high =
        codec.encode(new Object[] {UUID.fromString("80000000-0000-0000-0000-000000000000")});
    assertThat(Arrays.compareUnsigned(low, high)).isNegative();
  }

  @Test
  void decimalOfAnotherScaleIsBroughtToTheColumns() {
    KeyCodec codec = KeyCodec.of(keyed(new ColumnType(SqlType.DECIMAL, 10, 2)));
    byte[] key = codec.encode(new Object[] {new BigDecimal("1E+2")});
    assertThat(codec.decode(key)).containsExactly(new BigDecimal("100.00"));
    assertThat(codec.encode(new Object[] {new BigDecimal("1.5000")})).isEqualTo(bytes("8196"));
    assertThat(codec.encode(new Object[] {new BigDecimal("0E+99")})).isEqualTo(bytes("80"));
  }

  @Test
  void nullIsRefusedWithTheColumnsName() {
    assertRefused(
        ColumnType.of(SqlType.INTEGER), null, ErrorCode.NOT_NULL_VIOLATION, "column \"K0\"");
  }

  @Test
  void valueThatTheColumnCannotHoldIsRefused() {
    ColumnType decimal = new ColumnType(SqlType.DECIMAL, 4, 2);
    for (String value : new String[] {"1.001", "100.00", "1E+1000000000", "1E-1000000000"}) {
      assertRefused(decimal, new BigDecimal(value), ErrorCode.NUMERIC_OUT_OF_RANGE, "\"K0\"");
    }
    ColumnType timestamp = ColumnType.of(SqlType.TIMESTAMP);
    ColumnType instant = ColumnType.of(SqlType.TIMESTAMP_WITH_TIME_ZONE);
    ErrorCode invalid = ErrorCode.INVALID_DATETIME;
    assertRefused(ColumnType.of(SqlType.DATE), LocalDate.of(0, 12, 31), invalid, "0000-12-31");
    assertRefused(ColumnType.of(SqlType.DATE), LocalDate.MAX, invalid, "0001 to 9999");
    assertRefused(ColumnType.of(SqlType.TIME), LocalTime.ofNanoOfDay(1), invalid, "round");
    assertRefused(timestamp, LocalDateTime.MIN, invalid, "0001 to 9999");
    assertRefused(timestamp, LocalDateTime.of(2000, 1, 1, 0, 0, 0, 1), invalid, "round");
    assertRefused(instant, Instant.MAX, invalid, "0001 to 9999");
  }

  @Test
  void keyAboveTheLimitIsRefusedAndItsPrefixIsNot() {
    ColumnType type = ColumnType.of(SqlType.VARCHAR);
    KeyCodec codec = KeyCodec.of(keyed(type));
    String longest = "x".repeat(KeyCodec.MAX_KEY_BYTES - 1);
    byte[] key = codec.encode(new Object[] {longest});
    assertThat(key).hasSize(KeyCodec.MAX_KEY_BYTES);
    assertThat(codec.decode(key)).containsExactly(longest);
    assertRefused(type, longest + "x", ErrorCode.VALUE_TOO_LONG, "limit is 65536");
    assertRefused(type, "\u00e9" + longest.substring(1), ErrorCode.VALUE_TOO_LONG, "65537 bytes");
    assertThat(codec.encodePrefix(new Object[] {longest + "x"})).hasSize(65537);
  }

  @Test
  void wrongNumberOfValuesIsACallersBug() {
    KeyCodec codec = KeyCodec.of(keyed(ColumnType.of(SqlType.BIGINT)));
    assertThatThrownBy(() -> codec.encode(new Object[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> codec.encodePrefix(new Object[] {1L, 2L}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void bytesThatNoValueHasAreCorruption(ColumnType type, String hex) {
    KeyCodec codec = KeyCodec.of(keyed(type));
    assertThatThrownBy(() -> codec.decode(bytes(hex)))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION))
        .hasMessageContaining("key of table \"T\"");
  }

  static Arguments[] damaged() {
    ColumnType varchar = ColumnType.of(SqlType.VARCHAR);
    ColumnType decimal = ColumnType.of(SqlType.DECIMAL);
    return new Arguments[] {
      Arguments.of(ColumnType.of(SqlType.INTEGER), "800000"),
      Arguments.of(ColumnType.of(SqlType.INTEGER), "8000000000"),
      Arguments.of(ColumnType.of(SqlType.BOOLEAN), "02"),
      Arguments.of(ColumnType.of(SqlType.REAL), "7FFFFFFF"),
      Arguments.of(ColumnType.of(SqlType.DOUBLE), "FFFFFFFFFFFFFFFF"),
      Arguments.of(ColumnType.of(SqlType.DATE), "FFFFFFFF"),
      Arguments.of(ColumnType.of(SqlType.TIME), "7FFFFFFF"),
      Arguments.of(ColumnType.of(SqlType.TIMESTAMP), "FFFFFFFFFFFFFFFF"),
      Arguments.of(varchar, ""),
      Arguments.of(varchar, "61"),
      Arguments.of(varchar, "6100" + "61"),
      Arguments.of(varchar, "010300"),
      Arguments.of(varchar, "0100"),
      Arguments.of(varchar, "8000"),
      Arguments.of(varchar, "C08000"),
      Arguments.of(varchar, "C36100"),
      Arguments.of(varchar, "E0808000"),
      Arguments.of(varchar, "F09F988000"),
      Arguments.of(ColumnType.of(SqlType.VARBINARY), "010300"),
      Arguments.of(decimal, "7F"),
      Arguments.of(decimal, "8100"),
      Arguments.of(decimal, "82FF"),
      Arguments.of(decimal, "FF0001FF"),
    };
  }

  private static void assertRefused(
      ColumnType type, Object value, ErrorCode code, String messagePart) {
    KeyCodec codec = KeyCodec.of(keyed(type));
    assertThatThrownBy(() -> codec.encode(new Object[] {value}))
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(messagePart);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
