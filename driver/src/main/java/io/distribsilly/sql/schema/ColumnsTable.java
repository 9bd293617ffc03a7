package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.TableName;
import java.util.ArrayList;
import java.util.List;

/** COLUMNS: one row a column, by schema, table and position. */
final class ColumnsTable implements SystemTable {
  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("TABLE_SCHEMA", SqlType.VARCHAR)
          .add("TABLE_NAME", SqlType.VARCHAR)
          .add("COLUMN_NAME", SqlType.VARCHAR)
          .add("ORDINAL_POSITION", SqlType.INTEGER)
          .addNullable("COLUMN_DEFAULT", SqlType.VARCHAR)
          .add("IS_NULLABLE", SqlType.VARCHAR)
          .add("DATA_TYPE", SqlType.VARCHAR)
          .addNullable("CHARACTER_MAXIMUM_LENGTH", SqlType.INTEGER)
          .addNullable("NUMERIC_PRECISION", SqlType.INTEGER)
          .addNullable("NUMERIC_SCALE", SqlType.INTEGER)
          .addNullable("DATETIME_PRECISION", SqlType.INTEGER)
          .addNullable("KEY_POSITION", SqlType.INTEGER)
          .add("IS_IDENTITY", SqlType.VARCHAR)
          .addNullable("IDENTITY_GENERATION", SqlType.VARCHAR)
          .addNullable("IDENTITY_START", SqlType.BIGINT)
          .addNullable("IDENTITY_INCREMENT", SqlType.BIGINT)
          .addNullable("IDENTITY_MAXIMUM", SqlType.BIGINT)
          .addNullable("IDENTITY_MINIMUM", SqlType.BIGINT)
          .addNullable("IDENTITY_CYCLE", SqlType.VARCHAR)
          .addNullable("REMARKS", SqlType.VARCHAR)
          .table("COLUMNS");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    List<Object[]> rows = new ArrayList<>();
    for (SystemTable table : SystemTables.all()) {
      TableDefinition definition = table.definition();
      addRows(rows, name(definition), definition.columns(), List.of());
    }
    database.catalog().tables().stream()
        .sorted(SystemTables.ORDER)
        .forEach(table -> addRows(rows, name(table), table.columns(), table.primaryKey()));
    database.catalog().views().stream()
        .sorted(ViewsTable.ORDER)
        .forEach(view -> addRows(rows, view.tableName(), view.columns(), List.of()));
    return rows;
  }

  private static TableName name(TableDefinition table) {
    return new TableName(table.schema(), table.name());
  }

  private static void addRows(
      List<Object[]> rows,
      TableName table,
      List<ColumnDefinition> columns,
      List<Integer> primaryKey) {
    for (int i = 0; i < columns.size(); i++) {
      ColumnDefinition column = columns.get(i);
      ColumnType type = column.type();
      Integer keyPosition = primaryKey.contains(i) ? primaryKey.indexOf(i) + 1 : null;
      rows.add(
          new Object[] {
            table.schema(),
            table.name(),
            column.name(),
            i + 1,
            column.defaultSql().orElse(null),
            column.nullable() ? "YES" : "NO",
            type.type().sqlName(),
            hasLength(type.type()) ? type.precision() : null,
            type.type() == SqlType.DECIMAL ? type.precision() : null,
            type.type() == SqlType.DECIMAL ? type.scale() : null,
            hasSeconds(type.type()) ? type.precision() : null,
            keyPosition,
            column.identity().isPresent() ? "YES" : "NO",
            column.identity().map(it -> it.always() ? "ALWAYS" : "BY DEFAULT").orElse(null),
            column.identity().map(it -> it.options().start()).orElse(null),
            column.identity().map(it -> it.options().increment()).orElse(null),
            column.identity().map(it -> it.options().max()).orElse(null),
            column.identity().map(it -> it.options().min()).orElse(null),
            column.identity().map(it -> it.options().cycle() ? "YES" : "NO").orElse(null),
            column.comment().orElse(null)
          });
    }
  }

  private static boolean hasLength(SqlType type) {
    return switch (type) {
      case CHAR, VARCHAR, BINARY, VARBINARY -> true;
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          DECIMAL,
          REAL,
          DOUBLE,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          UUID ->
          false;
    };
  }

  private static boolean hasSeconds(SqlType type) {
    return type == SqlType.TIME
        || type == SqlType.TIMESTAMP
        || type == SqlType.TIMESTAMP_WITH_TIME_ZONE;
  }
}
