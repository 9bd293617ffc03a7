package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.ViewDefinition;
import java.util.Comparator;
import java.util.List;

/** VIEWS: one row a view, by schema and name. */
final class ViewsTable implements SystemTable {
  static final Comparator<ViewDefinition> ORDER =
      Comparator.comparing(ViewDefinition::schema).thenComparing(ViewDefinition::name);

  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("TABLE_SCHEMA", SqlType.VARCHAR)
          .add("TABLE_NAME", SqlType.VARCHAR)
          .add("VIEW_DEFINITION", SqlType.VARCHAR)
          .add("CHECK_OPTION", SqlType.VARCHAR)
          .add("IS_UPDATABLE", SqlType.VARCHAR)
          .table("VIEWS");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    return database.catalog().views().stream()
        .sorted(ORDER)
        .map(view -> new Object[] {view.schema(), view.name(), view.sql(), "NONE", "NO"})
        .toList();
  }
}
