package io.distribsilly.sql.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ComparandTest {
  static Stream<Arguments> equalValues() {
    return Stream.of(
        arguments(SqlType.INTEGER, 0, 1L, 1),
        arguments(SqlType.INTEGER, 0, new BigDecimal("1.0"), 1),
        arguments(SqlType.INTEGER, 0, "1", 1),
        arguments(SqlType.BIGINT, 0, 1e15, 1_000_000_000_000_000L),
        arguments(SqlType.TINYINT, 0, BigInteger.TWO, (byte) 2),
        arguments(SqlType.DECIMAL, 5, new BigDecimal("1.00"), new BigDecimal("1")),
        arguments(SqlType.DOUBLE, 0, new BigDecimal("0.1"), 0.1),
        arguments(SqlType.CHAR, 3, "ab     ", "ab "),
        arguments(SqlType.VARCHAR, 3, 42, "42"),
        arguments(SqlType.BINARY, 1, new byte[] {1}, new byte[] {1}),
        arguments(SqlType.DATE, 0, LocalDateTime.of(2020, 1, 1, 0, 0), LocalDate.of(2020, 1, 1)),
        arguments(SqlType.TIMESTAMP, 0, "2020-01-01", LocalDateTime.of(2020, 1, 1, 0, 0)),
        arguments(SqlType.UUID, 0, new byte[16], new UUID(0, 0)));
  }

  @ParameterizedTest
  @MethodSource("equalValues")
  void findsTheValueOfTheTypeThatEqualsAValue(
      SqlType type, int precision, Object value, Object expected) {
    assertThat(Comparand.of(ColumnType.of(type, precision)).exactly(value)).contains(expected);
  }

  static Stream<Arguments> unequalValues() {
    return Stream.of(
        arguments(SqlType.INTEGER, 0, new BigDecimal("1.5")),
        arguments(SqlType.INTEGER, 0, 3_000_000_000L),
        arguments(SqlType.INTEGER, 0, Double.NaN),
        arguments(SqlType.TINYINT, 0, 128),
        arguments(SqlType.DECIMAL, 2, 100),
        arguments(SqlType.DECIMAL, 2, new BigDecimal("1.1")),
        arguments(SqlType.REAL, 0, 0.1),
        arguments(SqlType.CHAR, 3, "abcd"),
        arguments(SqlType.VARCHAR, 3, "abc "),
        arguments(SqlType.BINARY, 2, new byte[] {1}),
        arguments(SqlType.VARBINARY, 2, new byte[3]),
        arguments(SqlType.DATE, 0, LocalDateTime.of(2020, 1, 1, 0, 1)),
        arguments(SqlType.TIME, 0, LocalTime.of(1, 2, 3, 4)),
        arguments(SqlType.TIMESTAMP, 0, LocalDateTime.of(2020, 1, 1, 0, 0, 0, 1)));
  }

  @ParameterizedTest
  @MethodSource("unequalValues")
  void findsNothingForAValueThatNoValueOfTheTypeEquals(SqlType type, int precision, Object value) {
    assertThat(Comparand.of(ColumnType.of(type, precision)).exactly(value)).isEmpty();
  }

  @Test
  void refusesAStringThatSpellsNoNumber() {
    assertThatThrownBy(() -> Comparand.of(ColumnType.of(SqlType.INTEGER)).exactly("x"))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONVERSION));
  }

  @Test
  void numbersOfAnyClassCompareByValue() {
    assertThat(Comparison.compare(1, 1L)).isZero();
    assertThat(Comparison.compare(new BigDecimal("1.50"), 1.5)).isZero();
    assertThat(Comparison.compare(new BigDecimal("1.50"), (short) 2)).isNegative();
    assertThat(Comparison.compare(-0.0, 0)).isZero();
    assertThat(Comparison.compare(Double.NaN, Double.POSITIVE_INFINITY)).isPositive();
  }

  @Test
  void uuidsCompareAsTheirBytes() {
    assertThat(Comparison.compare(new UUID(-1, 0), new UUID(1, 0))).isPositive();
  }

  @Test
  void paddingMakesNoDifferenceToPaddedStrings() {
    assertThat(Comparison.comparePadded("ab ", "ab")).isZero();
    assertThat(Comparison.compare("ab ", "ab")).isPositive();
  }
}
