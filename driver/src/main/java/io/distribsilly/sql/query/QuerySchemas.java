package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.engine.catalog.ViewDefinition;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.QueryPlanning;
import io.distribsilly.sql.schema.SystemTable;
import io.distribsilly.sql.schema.SystemTables;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** The schemas that a query can name: the user's and INFORMATION_SCHEMA. */
final class QuerySchemas {
  private QuerySchemas() {}

  /** Returns what Calcite looks names up in; names are compared as they are, already folded. */
  static CalciteCatalogReader reader(Namespace names, JavaTypeFactory typeFactory) {
    return reader(names, typeFactory, new HashSet<>());
  }

  /**
   * Returns that.
   *
   * @param expanded views that are expanded are added to it
   */
  static CalciteCatalogReader reader(
      Namespace names, JavaTypeFactory typeFactory, Set<TableName> expanded) {
    CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    Map<String, Map<String, Table>> tables = userTables(names.catalog());
    for (ViewDefinition view : names.catalog().views()) {
      tables.get(view.schema()).put(view.name(), new QueryView(view, names, expanded));
    }
    tables.forEach((schema, inSchema) -> root.add(schema, new Tables(inSchema)));
    root.add(Catalog.INFORMATION_SCHEMA, new Tables(systemTables()));
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
    return new CalciteCatalogReader(
        root, List.of(names.schema()), typeFactory, new CalciteConnectionConfigImpl(properties));
  }

  private static Map<String, Map<String, Table>> userTables(Catalog catalog) {
    Map<String, Map<String, Table>> tables = new HashMap<>();
    catalog.schemas().forEach(schema -> tables.put(schema, new HashMap<>()));
    for (TableDefinition table : catalog.tables()) {
      QueryTable visible = new QueryTable(table, new TableRows.Stored(table));
      tables.get(table.schema()).put(table.name(), visible);
      if (table.hasRowKey()) {
        TableDefinition keyed = table.keyed();
        tables
            .computeIfAbsent(QueryPlanning.keyedSchema(table.schema()), name -> new HashMap<>())
            .put(table.name(), new QueryTable(keyed, new TableRows.Stored(keyed)));
      }
    }
    return tables;
  }

  private static Map<String, Table> systemTables() {
    Map<String, Table> tables = new HashMap<>();
    for (SystemTable table : SystemTables.all()) {
      TableDefinition definition = table.definition();
      tables.put(definition.name(), new QueryTable(definition, new TableRows.Computed(table)));
    }
    return tables;
  }

  private static final class Tables extends AbstractSchema {
    private final Map<String, Table> tables;

    Tables(Map<String, Table> tables) {
      this.tables = Map.copyOf(tables);
    }

    @Override
    protected Map<String, Table> getTableMap() {
      return tables;
    }
  }
}
