package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * The one table of a statement.
 *
 * @param alias what the statement calls it, empty if it uses its name
 */
record TargetTable(TableDefinition table, Optional<String> alias) {
  /** The schema of every table that users create. */
  static final String SCHEMA = "PUBLIC";

  private static final String SYSTEM_SCHEMA = "INFORMATION_SCHEMA";

  /**
   * Resolves the FROM of a query; empty if it is more than one stored table.
   *
   * @throws EngineException with TABLE_NOT_FOUND
   */
  static Optional<TargetTable> ofQuery(SqlNode from, Catalog catalog) {
    if (from instanceof SqlIdentifier name) {
      return isStored(name)
          ? Optional.of(new TargetTable(find(name, catalog), Optional.empty()))
          : Optional.empty();
    }
    if (from instanceof SqlCall call
        && call.getKind() == SqlKind.AS
        && call.operandCount() == 2
        && call.operand(0) instanceof SqlIdentifier name
        && isStored(name)) {
      SqlIdentifier alias = call.operand(1);
      return Optional.of(new TargetTable(find(name, catalog), Optional.of(alias.getSimple())));
    }
    return Optional.empty();
  }

  /**
   * Resolves the table that a statement writes to.
   *
   * @throws EngineException with TABLE_NOT_FOUND, READ_ONLY for a table of INFORMATION_SCHEMA
   */
  static TargetTable ofWrite(SqlNode target, Optional<SqlIdentifier> alias, Catalog catalog) {
    if (!(target instanceof SqlIdentifier name)) {
      throw PointErrors.unsupported(target);
    }
    if (name.names.size() > 1 && name.names.get(0).equals(SYSTEM_SCHEMA)) {
      throw PointErrors.at(
          name,
          ErrorCode.READ_ONLY,
          "tables of INFORMATION_SCHEMA cannot be written to: %s".formatted(name));
    }
    return new TargetTable(find(name, catalog), alias.map(SqlIdentifier::getSimple));
  }

  /** Returns whether a name is not one of another schema. */
  private static boolean isStored(SqlIdentifier name) {
    return name.isSimple() || (name.names.size() == 2 && name.names.get(0).equals(SCHEMA));
  }

  private static TableDefinition find(SqlIdentifier name, Catalog catalog) {
    List<String> names = name.names;
    return Optional.of(names.get(names.size() - 1))
        .filter(last -> isStored(name))
        .flatMap(catalog::table)
        .orElseThrow(
            () ->
                PointErrors.at(
                    name,
                    ErrorCode.TABLE_NOT_FOUND,
                    "table \"%s\" not found; create it, or check its name and case"
                        .formatted(String.join(".", names))));
  }
}
