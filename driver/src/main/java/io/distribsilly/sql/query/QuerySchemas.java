package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.schema.SystemTable;
import io.distribsilly.sql.schema.SystemTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** The schemas that a query can name: the user's, which is the default, and INFORMATION_SCHEMA. */
final class QuerySchemas {
  private static final String USER = "PUBLIC";
  private static final String SYSTEM = "INFORMATION_SCHEMA";

  private QuerySchemas() {}

  /** Returns what Calcite looks names up in; names are compared as they are, already folded. */
  static CalciteCatalogReader reader(Catalog catalog, JavaTypeFactory typeFactory) {
    CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    root.add(USER, new Tables(userTables(catalog)));
    root.add(SYSTEM, new Tables(systemTables()));
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
    return new CalciteCatalogReader(
        root, List.of(USER), typeFactory, new CalciteConnectionConfigImpl(properties));
  }

  private static Map<String, Table> userTables(Catalog catalog) {
    Map<String, Table> tables = new HashMap<>();
    for (TableDefinition table : catalog.tables()) {
      tables.put(table.name(), new QueryTable(table, new TableRows.Stored(table)));
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
