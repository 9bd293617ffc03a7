package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.parser.SqlCreateIndex;
import io.distribsilly.sql.parser.SqlDropIndex;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;

/** Plans CREATE INDEX and DROP INDEX. An index is in the schema of its table. */
final class IndexPlanner {
  private final Namespace names;

  IndexPlanner(Namespace names) {
    this.names = names;
  }

  Plan create(SqlCreateIndex statement) {
    TableDefinition table =
        names.table(statement.table().names).orElseThrow(() -> notFound(statement.table()));
    SqlIdentifier name = statement.name();
    if (name.names.size() > 1 && !names.schemaOf(name.names).equals(table.schema())) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "index %s cannot be in another schema than its table \"%s\"; leave its schema out"
              .formatted(name, table.label()));
    }
    return new CreateIndexPlan(
        table,
        IndexDefinition.of(
            last(name), columnIds(table, statement.columns()), statement.unique(), false),
        statement.ifNotExists());
  }

  Plan drop(SqlDropIndex statement) {
    SqlIdentifier name = statement.name();
    return new DropIndexPlan(names.schemaOf(name.names), last(name), statement.ifExists());
  }

  /**
   * Returns the ids of columns of a table.
   *
   * @throws EngineException with COLUMN_NOT_FOUND, COLUMN_ALREADY_EXISTS if one is named twice
   */
  static List<Integer> columnIds(TableDefinition table, List<SqlIdentifier> columns) {
    List<Integer> ids = new ArrayList<>();
    for (SqlIdentifier column : columns) {
      int index =
          table
              .columnIndex(column.getSimple())
              .orElseThrow(
                  () ->
                      at(column, ErrorCode.COLUMN_NOT_FOUND, "table \"%s\" has no column", table));
      int id = table.columns().get(index).id();
      if (ids.contains(id)) {
        throw at(
            column, ErrorCode.COLUMN_ALREADY_EXISTS, "an index of table \"%s\" has twice", table);
      }
      ids.add(id);
    }
    return ids;
  }

  private static EngineException at(
      SqlIdentifier column, ErrorCode code, String what, TableDefinition table) {
    return new EngineException(
        code,
        "line %d, column %d: %s \"%s\""
            .formatted(
                column.getParserPosition().getLineNum(),
                column.getParserPosition().getColumnNum(),
                what.formatted(table.label()),
                column.getSimple()));
  }

  private static EngineException notFound(SqlIdentifier table) {
    return new EngineException(
        ErrorCode.TABLE_NOT_FOUND,
        "line %d, column %d: table \"%s\" not found; create it, or check its name and case"
            .formatted(
                table.getParserPosition().getLineNum(),
                table.getParserPosition().getColumnNum(),
                String.join(".", table.names)));
  }

  private static String last(SqlIdentifier name) {
    return name.names.get(name.names.size() - 1);
  }
}
