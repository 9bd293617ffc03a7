package io.distribsilly.sql.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CalciteTypesTest {
  private static final RelDataTypeFactory FACTORY = CalciteTypes.newFactory();

  static List<ColumnType> types() {
    return java.util.stream.Stream.concat(
            Arrays.stream(SqlType.values()).map(ColumnType::of),
            List.of(
                ColumnType.of(SqlType.CHAR, 7),
                ColumnType.of(SqlType.VARCHAR, 7),
                ColumnType.of(SqlType.BINARY, 7),
                ColumnType.of(SqlType.TIME, 3),
                ColumnType.of(SqlType.TIMESTAMP, 0),
                new ColumnType(SqlType.DECIMAL, 1000, 1000))
                .stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyColumnTypeSurvivesTheWayToCalciteAndBack(ColumnType type) {
    assertThat(CalciteTypes.fromCalcite(CalciteTypes.toCalcite(FACTORY, type, true)))
        .contains(type);
  }

  @Test
  void typeOfAnUntypedNullIsNoColumnType() {
    assertThat(CalciteTypes.fromCalcite(FACTORY.createSqlType(SqlTypeName.NULL))).isEmpty();
  }

  @Test
  void defaultsOfCalciteAreThoseOfColumns() {
    assertThat(CalciteTypes.fromCalcite(FACTORY.createSqlType(SqlTypeName.DECIMAL)))
        .contains(ColumnType.of(SqlType.DECIMAL));
    assertThat(CalciteTypes.fromCalcite(FACTORY.createSqlType(SqlTypeName.TIMESTAMP)))
        .contains(ColumnType.of(SqlType.TIMESTAMP));
    assertThat(CalciteTypes.fromCalcite(FACTORY.createSqlType(SqlTypeName.CHAR)))
        .contains(ColumnType.of(SqlType.CHAR));
  }

  @Test
  void typeThatNoColumnCanHaveIsRefused() {
    assertThatThrownBy(() -> CalciteTypes.fromCalcite(FACTORY.createSqlType(SqlTypeName.GEOMETRY)))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.FEATURE_NOT_SUPPORTED));
  }
}
