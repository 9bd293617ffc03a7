package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.session.ProcedureDescription;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallParametersTest {
  private static final ColumnType INTEGER = ColumnType.of(SqlType.INTEGER);
  private static final List<ProcedureDescription> PROCEDURES =
      List.of(
          new ProcedureDescription(
              "MOVE",
              "",
              List.of(
                  new ProcedureDescription.Parameter("SOURCE", INTEGER),
                  new ProcedureDescription.Parameter("TARGET", INTEGER)),
              List.of()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL MOVE(?, ?)",
        "{call move(?,?)}",
        " { CALL \"MOVE\" ( ? , ? ) } ; ",
        "call public.move(?,\n?)"
      })
  void findsParametersByNameInEveryForm(String sql) throws SQLException {
    CallParameters parameters = CallParameters.of(sql, PROCEDURES);
    assertThat(parameters.index("SOURCE")).isEqualTo(1);
    assertThat(parameters.index("target")).isEqualTo(2);
  }

  @Test
  void literalsHaveNoNameAndExpressionsCountTheirMarks() throws SQLException {
    assertThat(CallParameters.of("CALL MOVE(1, ?)", PROCEDURES).index("TARGET")).isEqualTo(1);
    assertThat(CallParameters.of("CALL MOVE(MOD(?, ?), ?)", PROCEDURES).index("TARGET"))
        .isEqualTo(3);
    assertThatThrownBy(() -> CallParameters.of("CALL MOVE(1, ?)", PROCEDURES).index("SOURCE"))
        .hasMessageContaining("no parameter \"SOURCE\"; its parameters are [TARGET]");
  }
}
