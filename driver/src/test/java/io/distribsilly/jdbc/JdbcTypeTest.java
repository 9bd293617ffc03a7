package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JdbcTypeTest {
  @ParameterizedTest
  @CsvSource({"10, 2, -12345678.90", "5, 5, -0.12345", "5, 0, -12345", "1, 1, -0.1"})
  void theDisplaySizeOfDecimalIsThatOfItsLongestText(int precision, int scale, String longest) {
    JdbcType type = JdbcType.of(new ColumnType(SqlType.DECIMAL, precision, scale));
    assertThat(new BigDecimal(longest).precision()).isEqualTo(precision);
    assertThat(type.displaySize()).isEqualTo(longest.length());
    assertThat(type.precision()).isEqualTo(precision);
    assertThat(type.scale()).isEqualTo(scale);
  }

  @Test
  void theDisplaySizesOfFloatingTypesHoldTheirLongestTexts() {
    JdbcType real = JdbcType.of(ColumnType.of(SqlType.REAL));
    assertThat(real.displaySize())
        .isGreaterThanOrEqualTo(Float.toString(-Float.MIN_NORMAL).length());
    JdbcType wide = JdbcType.of(ColumnType.of(SqlType.DOUBLE));
    assertThat(wide.displaySize())
        .isGreaterThanOrEqualTo(Double.toString(-Double.MIN_NORMAL).length());
  }

  @ParameterizedTest
  @CsvSource({
    "TIME, 0, 8",
    "TIME, 3, 12",
    "TIMESTAMP, 0, 19",
    "TIMESTAMP, 3, 23",
    "TIMESTAMP_WITH_TIME_ZONE, 0, 25",
    "TIMESTAMP_WITH_TIME_ZONE, 3, 29"
  })
  void fractionalDigitsCountWithTheirPoint(SqlType type, int digits, int size) {
    JdbcType described = JdbcType.of(ColumnType.of(type, digits));
    assertThat(described.displaySize()).isEqualTo(size);
    assertThat(described.precision()).isEqualTo(size);
    assertThat(described.scale()).isEqualTo(digits);
  }
}
