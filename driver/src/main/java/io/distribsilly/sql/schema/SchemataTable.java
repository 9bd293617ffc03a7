package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.List;
import java.util.stream.Stream;

/** SCHEMATA: one row a schema, in name order. There are no catalogs and no owners. */
final class SchemataTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .addNullable("CATALOG_NAME", SqlType.VARCHAR)
          .add("SCHEMA_NAME", SqlType.VARCHAR)
          .addNullable("SCHEMA_OWNER", SqlType.VARCHAR)
          .table("SCHEMATA");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    return Stream.concat(Stream.of(SystemTables.SCHEMA), database.catalog().schemas().stream())
        .sorted()
        .map(schema -> new Object[] {null, schema, null})
        .toList();
  }
}
