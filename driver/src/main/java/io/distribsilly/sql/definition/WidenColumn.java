package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.ExecutionContext;
import io.distribsilly.sql.plan.Namespace;
import java.util.List;
import org.apache.calcite.sql.SqlDataTypeSpec;

/** Gives a column a type that can hold more, as long as the rows that are there can stay. */
record WidenColumn(String column, SqlDataTypeSpec type) implements TableChange {
  /** Each one's values are encoded in rows as the next one's. */
  private static final List<SqlType> INTEGERS =
      List.of(SqlType.TINYINT, SqlType.SMALLINT, SqlType.INTEGER, SqlType.BIGINT);

  @Override
  public void apply(ExecutionContext context, TableDefinition table) {
    context
        .database()
        .alterTable(table.id(), now -> widened(now, Namespace.of(context.database().catalog())));
  }

  private TableDefinition widened(TableDefinition table, Namespace names) {
    int index = TableChanges.find(table, column);
    ColumnType before = table.columns().get(index).type();
    ColumnType after = TypeNames.columnType(column, type);
    if (!isWider(before, after, isInKey(table, index))) {
      throw new EngineException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          ("column \"%s\" of table \"%s\" cannot be changed from %s to %s without rewriting its rows;"
                  + " add another column, UPDATE it from this one, drop this one and rename the other")
              .formatted(column, table.label(), before.toSql(), after.toSql()));
    }
    TableDefinition changed = table.withColumn(index, table.columns().get(index).withType(after));
    TableBuilder.checkDefault(changed, index, names);
    return changed;
  }

  /** Keys of indexes are made like those of rows. */
  private static boolean isInKey(TableDefinition table, int index) {
    return table.isKeyColumn(index) || table.indexOf(index).isPresent();
  }

  private static boolean isWider(ColumnType before, ColumnType after, boolean isKey) {
    if (before.equals(after)) {
      return true;
    }
    boolean sameType = before.type() == after.type();
    return switch (before.type()) {
      case VARCHAR, VARBINARY -> sameType && after.precision() >= before.precision();
      case DECIMAL ->
          sameType
              && !isKey
              && after.scale() == before.scale()
              && after.precision() >= before.precision();
      case TINYINT, SMALLINT, INTEGER ->
          !isKey && INTEGERS.indexOf(after.type()) > INTEGERS.indexOf(before.type());
      case BIGINT, BOOLEAN, REAL, DOUBLE, CHAR, BINARY -> false;
      case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, UUID -> false;
    };
  }
}
