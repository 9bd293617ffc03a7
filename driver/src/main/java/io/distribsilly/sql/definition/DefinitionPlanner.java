package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.parser.SqlCreateTable;
import io.distribsilly.sql.parser.SqlDropTable;
import io.distribsilly.sql.parser.SqlTruncateTable;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.schema.SystemTables;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;

/** Plans the statements that change the catalog. */
public final class DefinitionPlanner {
  private DefinitionPlanner() {}

  /**
   * Plans a CREATE TABLE.
   *
   * @throws EngineException with INVALID_STATEMENT, COLUMN_ALREADY_EXISTS, COLUMN_NOT_FOUND, or
   *     what is wrong with the value of a DEFAULT
   */
  public static Plan plan(SqlCreateTable statement) {
    String name =
        userTable(statement.name())
            .orElseThrow(
                () ->
                    new EngineException(
                        ErrorCode.INVALID_STATEMENT,
                        "table %s cannot be created: there is no such schema; tables go to %s"
                            .formatted(statement.name(), SystemTables.USER_SCHEMA)));
    return new CreateTablePlan(TableBuilder.build(name, statement), statement.ifNotExists());
  }

  /**
   * Plans a DROP TABLE.
   *
   * @throws EngineException with INVALID_STATEMENT for a table of INFORMATION_SCHEMA,
   *     TABLE_NOT_FOUND for one of a schema that does not exist
   */
  public static Plan plan(SqlDropTable statement) {
    Optional<String> name = userTable(statement.name());
    if (name.isEmpty() && !statement.ifExists()) {
      throw notFound(statement.name());
    }
    return new DropTablePlan(name, statement.ifExists());
  }

  /**
   * Plans a TRUNCATE TABLE.
   *
   * @throws EngineException as {@link #plan(SqlDropTable)}
   */
  public static Plan plan(SqlTruncateTable statement) {
    return new TruncateTablePlan(
        userTable(statement.name()).orElseThrow(() -> notFound(statement.name())));
  }

  private static EngineException notFound(SqlIdentifier name) {
    return new EngineException(
        ErrorCode.TABLE_NOT_FOUND,
        "table %s does not exist: there is no such schema; tables are in %s"
            .formatted(name, SystemTables.USER_SCHEMA));
  }

  /** Returns the name within PUBLIC, or empty if the schema does not exist. */
  private static Optional<String> userTable(SqlIdentifier name) {
    int last = name.names.size() - 1;
    if (last > 0 && name.names.get(last - 1).equals(SystemTables.SCHEMA)) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "table %s cannot be created, dropped or truncated: %s is made by the database itself"
              .formatted(name, SystemTables.SCHEMA));
    }
    boolean found = last == 0 || (last == 1 && name.names.get(0).equals(SystemTables.USER_SCHEMA));
    return found ? Optional.of(name.names.get(last)) : Optional.empty();
  }
}
