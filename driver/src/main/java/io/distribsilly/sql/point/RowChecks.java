package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.catalog.CheckDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.sql.parser.SqlParsing;
import java.util.List;

/** The CHECKs that a row has to pass before it is written. Immutable and thread-safe. */
final class RowChecks {
  /**
   * A check that is compiled.
   *
   * @param condition sees the row as all columns of the table
   */
  private record Compiled(CheckDefinition definition, Expression condition) {}

  private final TableDefinition table;
  private final List<Compiled> checks;

  private RowChecks(TableDefinition table, List<CheckDefinition> checks) {
    this.table = table;
    this.checks = checks.stream().map(this::compiled).toList();
  }

  static RowChecks of(TableDefinition table) {
    return new RowChecks(table, table.checks());
  }

  /** Returns one check of a table alone. */
  static RowChecks only(TableDefinition table, String name) {
    return new RowChecks(table, List.of(table.check(name).orElseThrow()));
  }

  private Compiled compiled(CheckDefinition check) {
    RowNames names = new RowNames(table, table.name(), false, true, false);
    ExpressionCompiler compiler =
        new ExpressionCompiler(names, RowLayout.whole(table.columns().size()), new Parameters());
    return new Compiled(check, compiler.compileCondition(SqlParsing.parseExpression(check.sql())));
  }

  /**
   * Checks a row; what is unknown passes.
   *
   * @param row one value a column
   * @throws EngineException with CHECK_VIOLATION
   */
  void check(Object[] row, Scope scope) {
    if (checks.isEmpty()) {
      return;
    }
    Scope withRow = scope.withRow(row);
    for (Compiled check : checks) {
      if (Boolean.FALSE.equals(check.condition().evaluate(withRow))) {
        throw violation(check.definition(), row);
      }
    }
  }

  private EngineException violation(CheckDefinition check, Object[] row) {
    return new EngineException(
        ErrorCode.CHECK_VIOLATION,
        "%s of table \"%s\" does not pass CHECK \"%s\" (%s); give it other values"
            .formatted(rowText(row), table.label(), check.name(), check.sql()));
  }

  private String rowText(Object[] row) {
    if (table.hasRowKey()) {
      return "a row";
    }
    Object[] values = table.primaryKey().stream().map(column -> row[column]).toArray();
    KeyCodec codec = KeyCodec.of(table);
    return "row with key "
        + KeyExplanation.text(codec, new RowKey(table.id(), codec.encode(values)));
  }
}
