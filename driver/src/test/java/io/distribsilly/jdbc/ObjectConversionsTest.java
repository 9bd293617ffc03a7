package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ObjectConversionsTest {
  private static final UUID SOME_UUID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  /** One value of each type. */
  private static final Map<SqlType, Object> VALUES =
      Map.ofEntries(
          Map.entry(SqlType.BOOLEAN, true),
          Map.entry(SqlType.TINYINT, (byte) 1),
          Map.entry(SqlType.SMALLINT, (short) 1),
          Map.entry(SqlType.INTEGER, 1),
          Map.entry(SqlType.BIGINT, 1L),
          Map.entry(SqlType.DECIMAL, new BigDecimal("1")),
          Map.entry(SqlType.REAL, 1f),
          Map.entry(SqlType.DOUBLE, 1d),
          Map.entry(SqlType.CHAR, "1"),
          Map.entry(SqlType.VARCHAR, "1"),
          Map.entry(SqlType.BINARY, new byte[] {1}),
          Map.entry(SqlType.VARBINARY, new byte[] {1}),
          Map.entry(SqlType.DATE, LocalDate.of(2001, 2, 3)),
          Map.entry(SqlType.TIME, LocalTime.of(4, 5, 6)),
          Map.entry(SqlType.TIMESTAMP, LocalDateTime.of(2001, 2, 3, 4, 5, 6)),
          Map.entry(SqlType.TIMESTAMP_WITH_TIME_ZONE, Instant.EPOCH),
          Map.entry(SqlType.UUID, SOME_UUID));

  @ParameterizedTest
  @EnumSource
  void theDefaultObjectHasTheClassThatMetadataNames(SqlType type) {
    ColumnType columnType = ColumnType.of(type);
    assertThat(ObjectConversions.toObject(VALUES.get(type), columnType))
        .isInstanceOf(JdbcType.of(columnType).javaClass());
  }

  @ParameterizedTest
  @EnumSource
  void everyValueHasATextNoLongerThanItsDisplaySize(SqlType type) {
    ColumnType columnType = ColumnType.of(type);
    assertThat(TextConversions.toText(VALUES.get(type), columnType).length())
        .isPositive()
        .isLessThanOrEqualTo(JdbcType.of(columnType).displaySize());
  }

  static Stream<Arguments> conversions() {
    LocalDateTime timestamp = LocalDateTime.of(2001, 2, 3, 4, 5, 6, 789_000_000);
    Instant instant = timestamp.toInstant(ZoneOffset.UTC);
    LocalDate date = timestamp.toLocalDate();
    SqlType withZone = SqlType.TIMESTAMP_WITH_TIME_ZONE;
    OffsetDateTime plusOne = instant.atOffset(ZoneOffset.ofHours(1));
    return Stream.of(
        // To numbers: fractions are cut off, texts are read.
        of(SqlType.DOUBLE, 1.9, Integer.class, 1),
        of(SqlType.DOUBLE, -1.9, Long.class, -1L),
        of(SqlType.DECIMAL, new BigDecimal("127.99"), Byte.class, (byte) 127),
        of(SqlType.VARCHAR, " -32768 ", Short.class, Short.MIN_VALUE),
        of(SqlType.VARCHAR, "1e3", Integer.class, 1000),
        of(SqlType.BOOLEAN, true, Integer.class, 1),
        of(SqlType.BOOLEAN, false, Double.class, 0d),
        of(SqlType.BIGINT, Long.MAX_VALUE, BigInteger.class, BigInteger.valueOf(Long.MAX_VALUE)),
        of(SqlType.REAL, 0.1f, BigDecimal.class, new BigDecimal("0.1")),
        of(SqlType.VARCHAR, "NaN", Double.class, Double.NaN),
        of(SqlType.INTEGER, 0, Boolean.class, false),
        of(SqlType.DOUBLE, 0.1, Boolean.class, true),
        of(SqlType.CHAR, "Yes ", Boolean.class, true),
        of(SqlType.VARCHAR, "f", Boolean.class, false),
        // To text: as SQL shows it.
        of(SqlType.BOOLEAN, false, String.class, "FALSE"),
        of(SqlType.DECIMAL, new BigDecimal("1E+3"), String.class, "1000"),
        of(SqlType.VARBINARY, new byte[] {0, (byte) 0xFF}, String.class, "00ff"),
        of(SqlType.DATE, LocalDate.of(1, 2, 3), String.class, "0001-02-03"),
        of(SqlType.TIME, LocalTime.of(1, 2), String.class, "01:02:00"),
        of(SqlType.TIMESTAMP, timestamp, String.class, "2001-02-03 04:05:06.789"),
        of(withZone, instant, String.class, "2001-02-03 04:05:06.789+00:00"),
        of(SqlType.UUID, SOME_UUID, String.class, SOME_UUID.toString()),
        // To dates and times.
        of(SqlType.TIMESTAMP, timestamp, LocalDate.class, date),
        of(SqlType.TIMESTAMP, timestamp, LocalTime.class, timestamp.toLocalTime()),
        of(SqlType.TIMESTAMP, timestamp, Instant.class, instant),
        of(SqlType.TIMESTAMP, timestamp, Timestamp.class, Timestamp.valueOf(timestamp)),
        of(SqlType.DATE, date, Date.class, Date.valueOf("2001-02-03")),
        of(SqlType.DATE, date, Timestamp.class, Timestamp.valueOf("2001-02-03 00:00:00")),
        of(SqlType.VARCHAR, "2001-02-03", LocalDate.class, date),
        of(SqlType.VARCHAR, "2001-02-03T04:05:06.789", LocalDateTime.class, timestamp),
        of(SqlType.VARCHAR, "2001-02-03 04:05:06.789", LocalDateTime.class, timestamp),
        of(SqlType.VARCHAR, "04:05:06.789", LocalTime.class, timestamp.toLocalTime()),
        of(SqlType.VARCHAR, "2001-02-03 04:05:06.789", Instant.class, instant),
        of(SqlType.VARCHAR, "2001-02-03 05:05:06.789+01:00", Instant.class, instant),
        of(SqlType.VARCHAR, "2001-02-03T04:05:06.789Z", Instant.class, instant),
        of(SqlType.VARCHAR, "2001-02-03 05:05:06.789+01:00", OffsetDateTime.class, plusOne),
        of(withZone, instant, OffsetDateTime.class, instant.atOffset(ZoneOffset.UTC)),
        of(withZone, instant, Timestamp.class, Timestamp.from(instant)),
        of(withZone, instant, LocalDateTime.class, timestamp),
        // UUIDs and bytes.
        of(SqlType.VARCHAR, SOME_UUID.toString(), UUID.class, SOME_UUID),
        of(SqlType.VARCHAR, "é", byte[].class, new byte[] {(byte) 0xC3, (byte) 0xA9}));
  }

  @ParameterizedTest
  @MethodSource("conversions")
  void converts(SqlType type, Object value, Class<?> target, Object expected) {
    Object converted = convert(type, value, target);
    assertThat(converted).isInstanceOf(target).isEqualTo(expected);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        of(SqlType.INTEGER, 128, Byte.class, ErrorCode.NUMERIC_OUT_OF_RANGE),
        of(SqlType.INTEGER, -32769, Short.class, ErrorCode.NUMERIC_OUT_OF_RANGE),
        of(SqlType.BIGINT, 1L << 31, Integer.class, ErrorCode.NUMERIC_OUT_OF_RANGE),
        of(SqlType.DOUBLE, 1e19, Long.class, ErrorCode.NUMERIC_OUT_OF_RANGE),
        of(SqlType.VARCHAR, "1e999999999", Long.class, ErrorCode.NUMERIC_OUT_OF_RANGE),
        of(SqlType.DOUBLE, Double.NaN, Integer.class, ErrorCode.NUMERIC_OUT_OF_RANGE),
        of(SqlType.DOUBLE, 1e300, Float.class, ErrorCode.NUMERIC_OUT_OF_RANGE),
        of(SqlType.VARCHAR, "one", Integer.class, ErrorCode.INVALID_CONVERSION),
        of(SqlType.VARCHAR, "", Integer.class, ErrorCode.INVALID_CONVERSION),
        of(SqlType.VARCHAR, "maybe", Boolean.class, ErrorCode.INVALID_CONVERSION),
        of(SqlType.UUID, SOME_UUID, Integer.class, ErrorCode.INVALID_CONVERSION),
        of(SqlType.DATE, LocalDate.EPOCH, Integer.class, ErrorCode.INVALID_CONVERSION),
        of(SqlType.DATE, LocalDate.EPOCH, LocalTime.class, ErrorCode.INVALID_CONVERSION),
        of(SqlType.TIME, LocalTime.NOON, LocalDate.class, ErrorCode.INVALID_CONVERSION),
        of(SqlType.INTEGER, 1, LocalDate.class, ErrorCode.INVALID_CONVERSION),
        of(SqlType.INTEGER, 1, byte[].class, ErrorCode.INVALID_CONVERSION),
        of(SqlType.VARCHAR, "x", UUID.class, ErrorCode.INVALID_CONVERSION),
        of(SqlType.VARCHAR, "2001-02-30", LocalDate.class, ErrorCode.INVALID_DATETIME),
        of(SqlType.VARCHAR, "soon", Timestamp.class, ErrorCode.INVALID_DATETIME),
        of(SqlType.VARCHAR, "2001-02-03", LocalTime.class, ErrorCode.INVALID_DATETIME),
        of(SqlType.VARCHAR, "04:05", LocalDate.class, ErrorCode.INVALID_DATETIME));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void refuses(SqlType type, Object value, Class<?> target, ErrorCode code) {
    assertThatThrownBy(() -> convert(type, value, target))
        .isInstanceOf(EngineException.class)
        .extracting(error -> ((EngineException) error).code())
        .isEqualTo(code);
  }

  @Test
  void localDatesAndTimesKeepTheirFieldsInTheCalendarsZone() {
    Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
    LocalDateTime local = LocalDateTime.of(2001, 2, 3, 4, 5, 6, 789_000_000);
    ColumnType type = ColumnType.of(SqlType.TIMESTAMP);
    Timestamp read = CalendarConversions.toTimestamp(local, type, tokyo);
    assertThat(read.toInstant()).isEqualTo(Instant.parse("2001-02-02T19:05:06.789Z"));
    assertThat(LegacyDateTimes.fromTimestamp(read, tokyo)).isEqualTo(local);
    Date date = CalendarConversions.toDate(local.toLocalDate(), type, tokyo);
    assertThat(date.getTime()).isEqualTo(Instant.parse("2001-02-02T15:00:00Z").toEpochMilli());
    assertThat(LegacyDateTimes.fromDate(date, tokyo)).isEqualTo(local.toLocalDate());
    assertThat(
            LegacyDateTimes.fromTime(
                CalendarConversions.toTime(local.toLocalTime(), type, tokyo), tokyo))
        .isEqualTo(local.toLocalTime());
  }

  @Test
  void instantsAreTheSameInEveryCalendar() {
    Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
    Instant instant = Instant.parse("2001-02-02T19:05:06Z");
    ColumnType type = ColumnType.of(SqlType.TIMESTAMP_WITH_TIME_ZONE);
    assertThat(CalendarConversions.toTimestamp(instant, type, tokyo))
        .isEqualTo(Timestamp.from(instant));
    assertThat(CalendarConversions.toDate(instant, type, tokyo).getTime())
        .isEqualTo(Instant.parse("2001-02-02T15:00:00Z").toEpochMilli());
  }

  private static Object convert(SqlType type, Object value, Class<?> target) {
    return ObjectConversions.to(target).orElseThrow().convert(value, ColumnType.of(type));
  }

  private static Arguments of(SqlType type, Object value, Class<?> target, Object expected) {
    return Arguments.of(type, value, target, expected);
  }
}
