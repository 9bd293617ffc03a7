package io.distribsilly.jdbc;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Conversions to text: the same text that SQL shows for a value. */
final class TextConversions {
  /** By the number of fractional digits. */
  private static final List<DateTimeFormatter> TIME =
      IntStream.rangeClosed(0, 9).mapToObj(TextConversions::timeFormat).toList();

  private TextConversions() {}

  static String toText(Object value, ColumnType type) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Boolean bool) {
      return bool ? "TRUE" : "FALSE";
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof LocalTime time) {
      return time.format(timeFormatOf(type));
    }
    if (value instanceof LocalDateTime timestamp) {
      return timestamp(timestamp, type);
    }
    if (value instanceof Instant instant) {
      return timestamp(instant.atOffset(ZoneOffset.UTC).toLocalDateTime(), type) + "+00:00";
    }
    return value.toString();
  }

  private static String timestamp(LocalDateTime timestamp, ColumnType type) {
    return timestamp.toLocalDate() + " " + timestamp.toLocalTime().format(timeFormatOf(type));
  }

  private static DateTimeFormatter timeFormatOf(ColumnType type) {
    boolean hasSeconds =
        type.type() == SqlType.TIME
            || type.type() == SqlType.TIMESTAMP
            || type.type() == SqlType.TIMESTAMP_WITH_TIME_ZONE;
    return TIME.get(hasSeconds ? type.precision() : ColumnType.MAX_SECOND_PRECISION);
  }

  private static DateTimeFormatter timeFormat(int digits) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern("HH:mm:ss");
    if (digits > 0) {
      builder.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
    }
    return builder.toFormatter(Locale.ROOT);
  }
}
