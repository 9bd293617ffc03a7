package io.distribsilly.sql.schema;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All tables of INFORMATION_SCHEMA. */
public final class SystemTables {
  /** The name of the schema they are in. */
  public static final String SCHEMA = Catalog.INFORMATION_SCHEMA;

  /** The order of everything that lists tables: by schema, then by name. */
  public static final Comparator<TableDefinition> ORDER =
      Comparator.comparing(TableDefinition::schema).thenComparing(TableDefinition::name);

  private static final List<SystemTable> ALL =
      List.of(
          new CheckConstraintsTable(),
          new ColumnsTable(),
          new IndexColumnsTable(),
          new IndexesTable(),
          new KeyColumnUsageTable(),
          new MetricsTable(),
          new ParametersTable(),
          new ReferentialConstraintsTable(),
          new ReshardJobsTable(),
          new RoutinesTable(),
          new SchemataTable(),
          new SequencesTable(),
          new SettingsTable(),
          new ShardsTable(),
          new TablesTable(),
          new TableConstraintsTable(),
          new ViewsTable());

  private SystemTables() {}

  /** Returns the tables, in name order. */
  public static List<SystemTable> all() {
    return ALL;
  }

  /** Returns the table with exactly this name. */
  public static Optional<SystemTable> table(String name) {
    return ALL.stream().filter(table -> table.definition().name().equals(name)).findFirst();
  }
}
