package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.SequenceValues;
import io.distribsilly.sql.plan.StatementTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The values that the columns of a table get when a statement gives none. Not thread-safe. */
final class DefaultValues {
  private final TableDefinition table;
  private final Namespace names;
  private final StoredValue[] known;

  private DefaultValues(TableDefinition table, Namespace names) {
    this.table = table;
    this.names = names;
    this.known = new StoredValue[table.columns().size()];
  }

  static DefaultValues of(TargetTable target) {
    return of(target.table(), target.names());
  }

  static DefaultValues of(TableDefinition table, Namespace names) {
    return new DefaultValues(table, names);
  }

  /** Returns the default of a column: the next value, or NULL if it has none. */
  StoredValue of(int column) {
    if (known[column] == null) {
      known[column] = compile(column);
    }
    return known[column];
  }

  private StoredValue compile(int column) {
    ColumnDefinition definition = table.columns().get(column);
    SqlNode node = ColumnDefaults.of(table, column, names, SqlParserPos.ZERO);
    Parameters parameters = new Parameters();
    Expression expression =
        new ExpressionCompiler(RowNames.none(table), RowLayout.empty(), parameters)
            .compile(node, definition.type());
    if (!parameters.all().isEmpty()) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "DEFAULT of column \"%s\" contains a parameter; write a value"
              .formatted(definition.name()));
    }
    return StoredValue.of(table, column, expression);
  }

  /** Throws unless every default is a value of its column. */
  void check() {
    Scope scope =
        Scope.withoutRow(
            new Object[0],
            new StatementTime(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
            new SequenceValues(sequence -> 1));
    Object[] row = new Object[table.columns().size()];
    for (int i = 0; i < row.length; i++) {
      if (table.columns().get(i).defaultSql().isPresent()) {
        of(i).store(scope, row);
      }
    }
  }
}
