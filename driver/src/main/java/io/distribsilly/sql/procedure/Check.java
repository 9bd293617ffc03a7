package io.distribsilly.sql.procedure;

import static io.distribsilly.sql.procedure.ProcedureColumns.column;
import static io.distribsilly.sql.procedure.ProcedureColumns.nullable;

import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.maintenance.CheckProblem;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.session.ProcedureDescription;
import java.util.List;

/** CHECK(): reads everything there is on disk; returns one row for each thing that is wrong. */
final class Check {
  static final Procedure PROCEDURE =
      new Procedure(
          new ProcedureDescription(
              "CHECK",
              "Verifies everything that is on disk, while reads and writes go on; no rows are good"
                  + " news.",
              List.of(),
              List.of(
                  nullable("SHARD", SqlType.VARCHAR),
                  column("OBJECT", SqlType.VARCHAR),
                  nullable("TABLE_NAME", SqlType.VARCHAR),
                  nullable("ROW_KEY", SqlType.VARCHAR),
                  column("PROBLEM", SqlType.VARCHAR))),
          false,
          (context, statements, arguments) -> call(context));

  private Check() {}

  private static List<Object[]> call(ExecutionContext context) {
    return context.database().check(context.cancel().flag()::get).stream().map(Check::row).toList();
  }

  private static Object[] row(CheckProblem problem) {
    return new Object[] {
      problem.shard().orElse(null),
      problem.object().name(),
      problem.table().orElse(null),
      problem.rowKey().orElse(null),
      problem.problem()
    };
  }
}
