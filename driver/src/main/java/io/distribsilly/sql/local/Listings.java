package io.distribsilly.sql.local;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.parser.SqlShowTables;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.schema.SystemTables;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlDescribeTable;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** SHOW TABLES and DESCRIBE: short for queries of INFORMATION_SCHEMA. */
final class Listings {
  private static final String TABLES =
      "SELECT table_name, table_schema FROM information_schema.tables WHERE table_schema = '%s'"
          + " ORDER BY table_name";

  private static final String COLUMNS =
      "SELECT column_name, data_type, character_maximum_length, numeric_precision, numeric_scale,"
          + " is_nullable, column_default, key_position FROM information_schema.columns"
          + " WHERE table_schema = '%s' AND table_name = '%s'%s ORDER BY ordinal_position";

  private Listings() {}

  /**
   * Returns the query that a statement is short for, empty if it is none of the two.
   *
   * @throws EngineException with TABLE_NOT_FOUND
   */
  static Optional<SqlNode> query(SqlNode statement, Namespace names) {
    if (statement instanceof SqlShowTables) {
      return Optional.of(SqlParsing.parse(TABLES.formatted(text(names.schema()))));
    }
    return statement instanceof SqlDescribeTable describe
        ? Optional.of(SqlParsing.parse(columns(describe, names)))
        : Optional.empty();
  }

  private static String columns(SqlDescribeTable describe, Namespace names) {
    List<String> name = describe.getTable().names;
    String schema = names.schemaOf(name);
    String table = name.get(name.size() - 1);
    boolean system = schema.equals(SystemTables.SCHEMA) && SystemTables.table(table).isPresent();
    if (name.size() > 2 || !(system || exists(name, names))) {
      throw new EngineException(
          ErrorCode.TABLE_NOT_FOUND,
          "table \"%s\" not found; create it, or check its name and case"
              .formatted(String.join(".", name)));
    }
    String column =
        Optional.ofNullable(describe.getColumn())
            .map(SqlIdentifier::getSimple)
            .map(only -> " AND column_name = '%s'".formatted(text(only)))
            .orElse("");
    return COLUMNS.formatted(text(schema), text(table), column);
  }

  private static boolean exists(List<String> name, Namespace names) {
    return names.table(name).isPresent() || names.view(name).isPresent();
  }

  private static String text(String name) {
    return name.replace("'", "''");
  }
}
