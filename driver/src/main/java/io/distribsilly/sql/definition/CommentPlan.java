package io.distribsilly.sql.definition;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.engine.catalog.ViewDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Explanation;
import io.distribsilly.sql.session.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Says something about a table, a view or a column.
 *
 * @param name the table or view
 * @param view whether it is said to be a view; either may have a column
 * @param column the column, if that is meant
 * @param text what is said; empty to take back what was said
 */
record CommentPlan(TableName name, boolean view, Optional<String> column, Optional<String> text)
    implements DefinitionPlan {
  @Override
  public Result execute(ExecutionContext context, Object[] parameters) {
    Database database = context.database();
    Optional<TableDefinition> table = database.catalog().table(name.schema(), name.name());
    boolean isView = database.catalog().view(name.schema(), name.name()).isPresent();
    if (table.isPresent() && !view) {
      database.alterTable(table.get().id(), this::said);
    } else if (isView && (view || column.isPresent())) {
      database.changeView(name, this::said);
    } else {
      throw new EngineException(
          ErrorCode.TABLE_NOT_FOUND,
          "%s \"%s\" does not exist".formatted(view ? "view" : "table", name.label()));
    }
    return new Result.UpdateCount(0);
  }

  private TableDefinition said(TableDefinition table) {
    return column.isEmpty() ? table.withComment(text) : table.withColumns(said(table.columns()));
  }

  private ViewDefinition said(ViewDefinition definition) {
    return column.isEmpty()
        ? definition.withComment(text)
        : definition.withColumns(said(definition.columns()));
  }

  private List<ColumnDefinition> said(List<ColumnDefinition> columns) {
    String wanted = column.orElseThrow();
    if (columns.stream().noneMatch(found -> found.name().equals(wanted))) {
      throw new EngineException(
          ErrorCode.COLUMN_NOT_FOUND,
          "\"%s\" has no column \"%s\"; check its name and case".formatted(name.label(), wanted));
    }
    UnaryOperator<ColumnDefinition> change =
        found -> found.name().equals(wanted) ? found.withComment(text) : found;
    return columns.stream().map(change).toList();
  }

  @Override
  public Explanation explain(ExecutionContext context, Object[] parameters) {
    return new Explanation(List.of("path: definition", "comment on: " + name.label()));
  }
}
