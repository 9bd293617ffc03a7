package io.distribsilly.sql.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ConversionTest {
  private static final String UUID_TEXT = "123e4567-e89b-12d3-a456-426614174000";

  static Stream<Arguments> stored() {
    return Stream.of(
        arguments("12", SqlType.INTEGER, 0, 0, 12),
        arguments(" -12 ", SqlType.INTEGER, 0, 0, -12),
        arguments(new BigDecimal("2.5"), SqlType.INTEGER, 0, 0, 3),
        arguments(new BigDecimal("-1.5"), SqlType.INTEGER, 0, 0, -2),
        arguments(1.5, SqlType.INTEGER, 0, 0, 2),
        arguments(true, SqlType.INTEGER, 0, 0, 1),
        arguments((byte) 7, SqlType.INTEGER, 0, 0, 7),
        arguments(BigInteger.TEN, SqlType.INTEGER, 0, 0, 10),
        arguments(127.4, SqlType.TINYINT, 0, 0, (byte) 127),
        arguments(-32768L, SqlType.SMALLINT, 0, 0, Short.MIN_VALUE),
        arguments(1e18, SqlType.BIGINT, 0, 0, 1_000_000_000_000_000_000L),
        arguments(Long.toString(Long.MIN_VALUE), SqlType.BIGINT, 0, 0, Long.MIN_VALUE),
        arguments(new BigDecimal("1.005"), SqlType.DECIMAL, 5, 2, new BigDecimal("1.01")),
        arguments(1.005, SqlType.DECIMAL, 5, 2, new BigDecimal("1.01")),
        arguments("1.239", SqlType.DECIMAL, 5, 2, new BigDecimal("1.24")),
        arguments("1e2", SqlType.DECIMAL, 5, 2, new BigDecimal("100.00")),
        arguments(0, SqlType.DECIMAL, 2, 2, new BigDecimal("0.00")),
        arguments("1e5", SqlType.DOUBLE, 0, 0, 1e5),
        arguments("NaN", SqlType.DOUBLE, 0, 0, Double.NaN),
        arguments("-Infinity", SqlType.DOUBLE, 0, 0, Double.NEGATIVE_INFINITY),
        arguments(new BigDecimal("0.1"), SqlType.DOUBLE, 0, 0, 0.1),
        arguments(0.1, SqlType.REAL, 0, 0, 0.1f),
        arguments("0.1", SqlType.REAL, 0, 0, 0.1f),
        arguments("abc", SqlType.VARCHAR, 3, 0, "abc"),
        arguments(12, SqlType.VARCHAR, 3, 0, "12"),
        arguments(true, SqlType.VARCHAR, 4, 0, "TRUE"),
        arguments(new BigDecimal("1E+3"), SqlType.VARCHAR, 9, 0, "1000"),
        arguments(LocalDate.of(2020, 1, 5), SqlType.VARCHAR, 99, 0, "2020-01-05"),
        arguments(
            LocalDateTime.of(2020, 1, 5, 1, 2, 3, 400_000_000),
            SqlType.VARCHAR,
            99,
            0,
            "2020-01-05 01:02:03.4"),
        arguments(Instant.EPOCH, SqlType.VARCHAR, 99, 0, "1970-01-01 00:00:00Z"),
        arguments(UUID.fromString(UUID_TEXT), SqlType.VARCHAR, 99, 0, UUID_TEXT),
        arguments(new byte[] {'A', 'B'}, SqlType.VARCHAR, 3, 0, "AB"),
        arguments("a", SqlType.CHAR, 3, 0, "a  "),
        arguments("abc  ", SqlType.CHAR, 3, 0, "abc"),
        arguments(new byte[] {1}, SqlType.BINARY, 3, 0, new byte[] {1, 0, 0}),
        arguments("ab", SqlType.VARBINARY, 3, 0, new byte[] {'a', 'b'}),
        arguments("yes", SqlType.BOOLEAN, 0, 0, true),
        arguments("F", SqlType.BOOLEAN, 0, 0, false),
        arguments(2, SqlType.BOOLEAN, 0, 0, true),
        arguments(new BigDecimal("0.00"), SqlType.BOOLEAN, 0, 0, false),
        arguments("2020-1-5", SqlType.DATE, 0, 0, LocalDate.of(2020, 1, 5)),
        arguments("0001-01-01", SqlType.DATE, 0, 0, LocalDate.of(1, 1, 1)),
        arguments(
            LocalDateTime.of(2020, 1, 5, 23, 59), SqlType.DATE, 0, 0, LocalDate.of(2020, 1, 5)),
        arguments("10:11", SqlType.TIME, 0, 0, LocalTime.of(10, 11)),
        arguments("10:11:12.6", SqlType.TIME, 0, 0, LocalTime.of(10, 11, 13)),
        arguments("23:59:59.9", SqlType.TIME, 0, 0, LocalTime.of(23, 59, 59)),
        arguments(LocalTime.of(1, 2, 3, 4_500_000), SqlType.TIME, 2, 0, LocalTime.of(1, 2, 3)),
        arguments(
            OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHours(5)),
            SqlType.TIME,
            0,
            0,
            LocalTime.of(1, 2, 3)),
        arguments("2020-01-01", SqlType.TIMESTAMP, 3, 0, LocalDateTime.of(2020, 1, 1, 0, 0)),
        arguments(
            "2020-12-31T23:59:59.9995",
            SqlType.TIMESTAMP,
            3,
            0,
            LocalDateTime.of(2021, 1, 1, 0, 0)),
        arguments(
            Instant.EPOCH,
            SqlType.TIMESTAMP,
            3,
            0,
            LocalDateTime.ofInstant(Instant.EPOCH, ZoneId.systemDefault())),
        arguments(
            "2020-01-01 10:11:12.7+02",
            SqlType.TIMESTAMP_WITH_TIME_ZONE,
            3,
            0,
            Instant.parse("2020-01-01T08:11:12.700Z")),
        arguments(
            OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 500_000_000, ZoneOffset.ofHours(-1)),
            SqlType.TIMESTAMP_WITH_TIME_ZONE,
            0,
            0,
            Instant.parse("2020-01-01T01:00:01Z")),
        arguments(
            LocalDate.of(2020, 1, 1),
            SqlType.TIMESTAMP_WITH_TIME_ZONE,
            3,
            0,
            LocalDate.of(2020, 1, 1).atStartOfDay(ZoneId.systemDefault()).toInstant()),
        arguments(UUID_TEXT, SqlType.UUID, 0, 0, UUID.fromString(UUID_TEXT)),
        arguments(new byte[16], SqlType.UUID, 0, 0, new UUID(0, 0)));
  }

  @ParameterizedTest
  @MethodSource("stored")
  void storesEveryKindOfValueThatMakesSense(
      Object value, SqlType type, int precision, int scale, Object expected) {
    Object stored = toColumn(type, precision, scale).convert(value);
    assertThat(stored).isEqualTo(expected).isInstanceOf(type.javaClass());
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("abcd", SqlType.VARCHAR, 3, 0, "22001"),
        arguments("abc  ", SqlType.VARCHAR, 3, 0, "22001"),
        arguments("abcd", SqlType.CHAR, 3, 0, "22001"),
        arguments(1234, SqlType.VARCHAR, 3, 0, "22001"),
        arguments(new byte[] {1, 2, 3, 0}, SqlType.BINARY, 3, 0, "22001"),
        arguments(new byte[] {1, 2, 3, 4}, SqlType.VARBINARY, 3, 0, "22001"),
        arguments(128, SqlType.TINYINT, 0, 0, "22003"),
        arguments(-32769, SqlType.SMALLINT, 0, 0, "22003"),
        arguments(3_000_000_000L, SqlType.INTEGER, 0, 0, "22003"),
        arguments("3000000000", SqlType.INTEGER, 0, 0, "22003"),
        arguments(1e19, SqlType.BIGINT, 0, 0, "22003"),
        arguments(new BigDecimal("1e1000000000"), SqlType.BIGINT, 0, 0, "22003"),
        arguments(BigInteger.ONE.shiftLeft(63), SqlType.BIGINT, 0, 0, "22003"),
        arguments(Double.NaN, SqlType.INTEGER, 0, 0, "22003"),
        arguments(Double.POSITIVE_INFINITY, SqlType.DECIMAL, 5, 2, "22003"),
        arguments(new BigDecimal("999.995"), SqlType.DECIMAL, 5, 2, "22003"),
        arguments(1000, SqlType.DECIMAL, 5, 2, "22003"),
        arguments("1e999999999", SqlType.DECIMAL, 5, 2, "22003"),
        arguments("9".repeat(20_000), SqlType.INTEGER, 0, 0, "22003"),
        arguments(1e300, SqlType.REAL, 0, 0, "22003"),
        arguments("1e400", SqlType.DOUBLE, 0, 0, "22003"),
        arguments(new BigDecimal("1e400"), SqlType.DOUBLE, 0, 0, "22003"),
        arguments("1.5", SqlType.INTEGER, 0, 0, "22018"),
        arguments("abc", SqlType.INTEGER, 0, 0, "22018"),
        arguments("", SqlType.BIGINT, 0, 0, "22018"),
        arguments("x", SqlType.DECIMAL, 5, 2, "22018"),
        arguments("1d", SqlType.DOUBLE, 0, 0, "22018"),
        arguments("0x1p3", SqlType.REAL, 0, 0, "22018"),
        arguments(LocalDate.EPOCH, SqlType.INTEGER, 0, 0, "22018"),
        arguments(new byte[1], SqlType.DOUBLE, 0, 0, "22018"),
        arguments("maybe", SqlType.BOOLEAN, 0, 0, "22018"),
        arguments(LocalDate.EPOCH, SqlType.BOOLEAN, 0, 0, "22018"),
        arguments(1, SqlType.DATE, 0, 0, "22018"),
        arguments(LocalTime.NOON, SqlType.DATE, 0, 0, "22018"),
        arguments(LocalTime.NOON, SqlType.TIMESTAMP, 3, 0, "22018"),
        arguments(LocalDate.EPOCH, SqlType.TIME, 0, 0, "22018"),
        arguments(1, SqlType.VARBINARY, 3, 0, "22018"),
        arguments("x", SqlType.UUID, 0, 0, "22018"),
        arguments("1-1-1-1-1", SqlType.UUID, 0, 0, "22018"),
        arguments(new byte[15], SqlType.UUID, 0, 0, "22018"),
        arguments("2020-02-30", SqlType.DATE, 0, 0, "22007"),
        arguments("yesterday", SqlType.DATE, 0, 0, "22007"),
        arguments("10000-01-01", SqlType.DATE, 0, 0, "22007"),
        arguments(LocalDate.of(0, 12, 31), SqlType.DATE, 0, 0, "22007"),
        arguments("25:00:00", SqlType.TIME, 0, 0, "22007"),
        arguments("2020-01-01 24:00:00", SqlType.TIMESTAMP, 3, 0, "22007"),
        arguments(LocalDateTime.MAX, SqlType.TIMESTAMP, 9 - 9, 0, "22007"),
        arguments("2020-01-01 10:00:00+99", SqlType.TIMESTAMP_WITH_TIME_ZONE, 3, 0, "22007"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesValuesThatDoNotFitAndNamesTheColumn(
      Object value, SqlType type, int precision, int scale, String sqlState) {
    assertThatThrownBy(() -> toColumn(type, precision, scale).convert(value))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code().sqlState()).isEqualTo(sqlState))
        .hasMessageContaining("column \"C\"");
  }

  @ParameterizedTest
  @EnumSource(SqlType.class)
  void nullStaysNull(SqlType type) {
    assertThat(Conversion.toType(ColumnType.of(type)).convert(null)).isNull();
  }

  @Test
  void castCutsStringsThatStoringRefuses() {
    assertThat(cast(SqlType.VARCHAR, 2).convert("abc")).isEqualTo("ab");
    assertThat(cast(SqlType.CHAR, 2).convert("abc")).isEqualTo("ab");
    assertThat(cast(SqlType.VARBINARY, 1).convert(new byte[] {1, 2})).isEqualTo(new byte[] {1});
    assertThat(cast(SqlType.BINARY, 1).convert(new byte[] {1, 2})).isEqualTo(new byte[] {1});
  }

  @Test
  void castDoesNotWrapNumbersAround() {
    assertThatThrownBy(() -> Conversion.toType(ColumnType.of(SqlType.TINYINT)).convert(300))
        .hasMessageContaining("300")
        .hasMessageContaining("TINYINT");
  }

  @Test
  void messageOfAStringThatIsTooLongNamesLengthLimitAndColumnButNotAllOfIt() {
    assertThatThrownBy(() -> toColumn(SqlType.VARCHAR, 3, 0).convert("x".repeat(100_000)))
        .hasMessageContaining("length 100000")
        .hasMessageContaining("column \"C\" VARCHAR(3)")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  private static Conversion toColumn(SqlType type, int precision, int scale) {
    return Conversion.toColumn(
        new ColumnDefinition(
            0, "C", new ColumnType(type, precision, scale), true, Optional.empty()));
  }

  private static Conversion cast(SqlType type, int precision) {
    return Conversion.toType(ColumnType.of(type, precision));
  }
}
